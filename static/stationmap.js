/* Draws the alleged stations and the countries' statuses on a Leaflet map.
 *
 * One runtime for the app (inside streamlit-folium's frame) and for the self-contained page.
 * It is handed plain values and paints the difference, so that a step of the timeline neither
 * mounts the map again nor moves it. Texts arrive as HTML made safe by geo/render/escaping.py.
 * Words, colours and shapes come from symbology.js, which is generated from geo/mapspec/symbology.py.
 */
(function () {
  "use strict";

  const SVG = "http://www.w3.org/2000/svg";
  const ICON = 16; // pixels: box of a station symbol
  const FAR_ICON = 12; // the same on a world map
  const FAR = 3; // zoom below which symbols are small and close (CLOSE_ZOOM in geo/mapspec/web_offsets.py)
  const HERE = document.currentScript && document.currentScript.src ? document.currentScript.src : "";

  function element(name, attributes, parent) {
    const node = document.createElementNS(SVG, name);
    for (const key in attributes) node.setAttribute(key, attributes[key]);
    if (parent) parent.appendChild(node);
    return node;
  }

  function html(tag, className, parent) {
    const node = document.createElement(tag);
    if (className) node.className = className;
    if (parent) parent.appendChild(node);
    return node;
  }

  /* Plain text of safe HTML, for attributes. */
  function plain(markup) {
    const holder = document.createElement("span");
    holder.innerHTML = markup;
    return holder.textContent;
  }

  /* Lines or dots of a status pattern, in an 8 by 8 pixel tile. */
  const PATTERNS = {
    plain: "",
    rising: "M-2 2L2 -2M0 8L8 0M6 10L10 6",
    falling: "M-2 6L2 10M0 0L8 8M6 -2L10 2",
    crossed: "M0 0L8 8M8 0L0 8",
    level: "M0 2H8M0 6H8",
    upright: "M2 0V8M6 0V8",
    dots: "M2 2h.01M6 6h.01",
  };

  function definePatterns(prefix, parent) {
    const svg = element("svg", { width: 0, height: 0, "aria-hidden": "true", class: "pattern-defs" }, parent);
    const defs = element("defs", {}, svg);
    for (const status in window.SYMBOLOGY.statuses) {
      const fill = window.SYMBOLOGY.statuses[status];
      const tile = element(
        "pattern",
        { id: prefix + status, width: 8, height: 8, patternUnits: "userSpaceOnUse" },
        defs
      );
      element("rect", { width: 8, height: 8, fill: fill.colour }, tile);
      if (PATTERNS[fill.pattern]) {
        element(
          "path",
          {
            d: PATTERNS[fill.pattern],
            stroke: fill.ink,
            "stroke-width": fill.pattern === "dots" ? 2.4 : 1,
            "stroke-linecap": fill.pattern === "dots" ? "round" : "butt",
            "stroke-opacity": 0.75,
          },
          tile
        );
      }
    }
  }

  function glyph(standing, size, parent) {
    const look = window.SYMBOLOGY.standings[standing];
    const svg = element("svg", { width: size, height: size, viewBox: "-1.45 -1.45 2.9 2.9", "aria-hidden": "true" }, parent);
    element("path", { d: look.outline, fill: look.body, stroke: "#1a1a1a", "stroke-width": 0.26, class: "glyph-outline" }, svg);
    for (const mark of look.marks) element("path", { d: mark, fill: look.mark }, svg);
    return svg;
  }

  /* The name of a symbol or a country says what its tooltip says: nobody wants to hear it twice. */
  function undescribed(layer) {
    layer.on("tooltipopen", () => queueMicrotask(() => { // Leaflet writes the attribute after it told so
      if (layer.getElement()) layer.getElement().removeAttribute("aria-describedby");
    }));
  }

  class StationMap {
    constructor(map, options) {
      this.map = map;
      this.options = options || {};
      this.scale = this.options.scale || 1; // of symbols, on very large screens
      this.state = null;
      this.countries = new Map(); // alpha-3 -> Leaflet paths
      this.places = new Map(); // id -> what never changes about a station, see setPlaces
      this.stations = new Map(); // id -> drawn marker
      this.areas = new Map(); // place -> Leaflet circle
      this.groups = [];
      this.fitted = "";
      this.fitting = false;
      this.quiet = 0; // time until which a movement, such as a return into bounds, is not the reader's
      this.painted = false;
      this.moved = false; // whether the reader has moved the map since it was last fitted
      this.chosen = "";
      const container = map.getContainer();
      container.classList.add("stationmap");
      container.setAttribute("role", "region");
      // Leaflet focuses the map at each press; the page must not scroll under the mouse for that.
      container.focus = () => HTMLElement.prototype.focus.call(container, { preventScroll: true });
      definePatterns("status-", container);
      for (const [name, z] of [["land", 210], ["areas", 420]]) {
        map.createPane(name).style.zIndex = z;
      }
      this.land = L.svg({ pane: "land", padding: 0.3 });
      map.eachLayer((layer) => {
        if (L.TileLayer && layer instanceof L.TileLayer) container.classList.add("with-tiles");
      });
      map.attributionControl.setPrefix(false);
      map.attributionControl.addAttribution("Borders: Natural Earth, de facto, no endorsement");
      this.legend = this.addLegend();
      map.on("zoomend", () => this.settle());
      for (const touch of ["pointerdown", "wheel", "keydown"]) {
        container.addEventListener(touch, () => (this.quiet = 0), true);
      }
      map.on("movestart zoomstart", () => {
        if (!this.isQuiet()) this.moved = true;
      });
      map.on("popupclose", () => this.mark(""));
    }

    setWorld(world) {
      for (const feature of world.features) {
        const code = feature.id || "";
        const name = feature.properties.name;
        L.geoJSON(feature, {
          pane: "land",
          renderer: this.land,
          smoothFactor: 1.1,
          attribution: "",
        }).eachLayer((path) => {
          path.options.className = code ? "country country--" + code : "country";
          path.feature = undefined; // a click must not send a country's outline to the server
          path.addTo(this.map);
          path.countryName = name;
          undescribed(path);
          if (!code) return;
          this.countries.set(code, path);
          path.on("click", () => this.choose("country", code));
          const node = path.getElement();
          node.addEventListener("keydown", (event) => {
            if (event.key === "Enter" || event.key === " ") {
              event.preventDefault();
              this.choose("country", code, true);
            }
          });
        });
      }
      if (!this.state) return;
      this.paintCountries(this.state.countries);
      this.mark(this.chosen);
    }

    /* places: [[id, name, lon, lat, radius in metres, precision, offsets by zoom level]] */
    setPlaces(places) {
      for (const [id, name, lon, lat, radius, precision, offsets] of places) {
        this.places.set(id, { id, name, lon, lat, radius, precision, offsets });
      }
    }

    /* state: { asOf, asOfWords, label, countries: {CAN: [status, since]}, stations:
     * {standing: [ids]}, groups: [[lon, lat, count, radius]], legend: [[kind, key, count]], extent:
     * [west, south, east, north], maxZoom, chosen: "station:…", places (first time only), linked } */
    paint(state) {
      this.state = state;
      if (state.places) this.setPlaces(state.places);
      if (Object.values(state.stations).flat().some((id) => !this.places.has(id))) {
        if (this.options.onMissing) this.options.onMissing();
        return;
      }
      if (state.linked) this.link();
      const container = this.map.getContainer();
      container.setAttribute("aria-label", plain(state.label));
      this.map.setMaxZoom(state.maxZoom);
      this.paintLegend(state.legend, state.asOfWords);
      this.fit(state.extent);
      this.paintCountries(state.countries);
      this.paintStations(state.stations);
      this.paintGroups(state.groups);
      this.mark(state.chosen);
      this.painted = true;
      container.setAttribute("data-as-of", state.asOf);
    }

    fit(extent) {
      const wanted = JSON.stringify(extent);
      if (wanted === this.fitted) return;
      this.fitted = wanted;
      this.moved = false;
      this.refit();
    }

    /* Fits the map to its extent, for a new extent or a new size, unless the reader has moved it. */
    refit() {
      this.fitting = true;
      this.map._enforcingBounds = true; // Leaflet would start a slow return into bounds meanwhile
      this.map.invalidateSize({ animate: false, pan: false });
      const roomy = this.map.getSize().y - this.dock() > 100; // a frame that has not grown yet is not
      if (this.fitted && !this.moved && roomy) {
        const [west, south, east, north] = JSON.parse(this.fitted);
        this.map.fitBounds([[south, west], [north, east]], {
          reset: true, // exactly there: else Leaflet pans an existing view by whole pixels
          paddingBottomRight: [0, this.dock()],
        });
      }
      this.map._enforcingBounds = false;
      this.fitting = false;
      this.quiet = performance.now() + 400;
    }

    /* Whether a movement now would be the map's own: it is being fitted, or it was or followed just now. */
    isQuiet() {
      return this.fitting || performance.now() < this.quiet;
    }

    /* What the reader sees, [west, south, east, north] in degrees: the legend covers the rest. */
    view() {
      const { x, y } = this.map.getSize();
      const lower = Math.max(y - this.legend.offsetHeight, y / 3);
      const southWest = this.map.containerPointToLatLng([0, lower]);
      const northEast = this.map.containerPointToLatLng([x, 0]);
      return [southWest.lng, southWest.lat, northEast.lng, northEast.lat];
    }

    /* Moves all linked maps of this browser tab with this one; no movement echoes, a touch takes the lead. */
    link() {
      if (this.channel || !window.BroadcastChannel) return;
      this.legend.open = false; // maps side by side have little room
      const tab = sessionStorage.stationmapTab || Math.random().toString(36).slice(2);
      sessionStorage.stationmapTab = tab;
      this.channel = new BroadcastChannel("stationmap-" + tab);
      this.map.on("move", () => {
        if (this.isQuiet()) return;
        const { lng, lat } = this.map.getCenter();
        this.channel.postMessage([lng, lat, this.map.getZoom()]);
      });
      this.channel.onmessage = (message) => {
        const [lng, lat, zoom] = message.data;
        this.quiet = performance.now() + 400;
        this.moved = true;
        this.map.setView([lat, lng], zoom, { animate: false });
      };
    }

    paintCountries(statuses) {
      for (const [code, path] of this.countries) {
        const node = path.getElement();
        if (!node) continue;
        const [status, since] = statuses[code] || ["", ""];
        const wanted = "leaflet-interactive country country--" + code + (status ? " status--" + status : "");
        const words = status
          ? "<b>" + path.countryName + "</b><br>" + window.SYMBOLOGY.statuses[status].words + "<br>since " + since
          : "";
        if (path.words === words) continue;
        path.words = words;
        node.setAttribute("class", wanted);
        if (status) {
          node.setAttribute("tabindex", "0");
          node.setAttribute("role", "button");
          node.setAttribute("aria-label", plain(words.replace(/<br>/g, ". ")));
          if (path.getTooltip()) path.setTooltipContent(words);
          else path.bindTooltip(words, { sticky: true });
        } else {
          for (const name of ["tabindex", "role", "aria-label"]) node.removeAttribute(name);
          path.unbindTooltip();
        }
      }
    }

    paintStations(stations) {
      const wanted = new Set();
      const places = new Set();
      const standings = Object.keys(stations).flatMap((standing) => stations[standing].map((id) => [id, standing]));
      for (const [id, standing] of standings) {
        const station = this.places.get(id);
        wanted.add(id);
        const place = station.lon + "," + station.lat + "," + station.radius;
        places.add(place);
        if (!this.areas.has(place)) {
          const area = L.circle([station.lat, station.lon], {
            radius: station.radius,
            pane: "areas",
            interactive: false,
            className: "uncertainty uncertainty--" + station.precision,
          });
          this.areas.set(place, area.addTo(this.map));
        }
        const drawn = this.stations.get(id);
        if (!drawn) this.stations.set(id, this.addStation(station, standing));
        else if (drawn.standing !== standing) this.dress(drawn, standing);
      }
      for (const [id, drawn] of this.stations) {
        if (wanted.has(id)) continue;
        drawn.marker.remove();
        this.stations.delete(id);
      }
      for (const [place, area] of this.areas) {
        if (places.has(place)) continue;
        area.remove();
        this.areas.delete(place);
      }
    }

    addStation(station, standing) {
      const holder = html("div");
      const icon = L.divIcon({ html: holder, className: "station station--" + station.id, iconSize: [ICON, ICON] });
      const marker = L.marker([station.lat, station.lon], {
        icon: icon,
        keyboard: true,
        riseOnHover: true,
        autoPanOnFocus: false, // a press near the edge would move the map under the mouse
      });
      marker.bindTooltip("", { direction: "top", offset: [0, -6] });
      undescribed(marker);
      marker.bindPopup("", { closeButton: true, autoPan: true, maxWidth: 240 });
      marker.on("click", () => this.choose("station", station.id));
      marker.addTo(this.map);
      const node = marker.getElement();
      node.setAttribute("role", "button");
      node.addEventListener("focus", () => {
        if (node.matches(":focus-visible")) this.map.panInside(marker.getLatLng(), { padding: [50, 50] });
      });
      node.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault(); // Leaflet opens the popup on Enter, but tells nobody what was chosen
        marker.openPopup();
        this.choose("station", station.id, true);
      });
      const drawn = { station, marker, holder, standing: "" };
      this.dress(drawn, standing);
      this.place(drawn);
      return drawn;
    }

    /* Shows a standing without touching the marker itself: an open popup stays open. */
    dress(drawn, standing) {
      const words =
        "<b>" + drawn.station.name + "</b><br>" + window.SYMBOLOGY.standings[standing].words +
        "<br>Place " + window.SYMBOLOGY.precisions[drawn.station.precision];
      const node = drawn.marker.getElement();
      if (drawn.standing) node.classList.remove("standing--" + drawn.standing);
      node.classList.add("standing--" + standing);
      node.setAttribute("aria-label", plain(words.replace(/<br>/g, ". ")));
      drawn.standing = standing;
      drawn.holder.replaceChildren();
      drawn.leader = element("svg", { class: "leader", width: 1, height: 1, "aria-hidden": "true" }, drawn.holder);
      glyph(standing, ICON, drawn.holder);
      drawn.marker.setTooltipContent(words);
      drawn.marker.setPopupContent(
        words + "<br><i>" + (this.options.more || "The record is beside the map.") + "</i>"
      );
      this.place(drawn);
    }

    /* Symbols of one city stand side by side at every zoom; a hairline leads to the place. */
    place(drawn) {
      const offsets = drawn.station.offsets;
      const placed = offsets.length ? offsets[Math.min(this.level(), offsets.length - 1)] : [0, 0];
      const at = placed.map((pixels) => pixels * this.scale);
      const node = drawn.marker.getElement();
      const size = (this.zoom() < FAR ? FAR_ICON : ICON) * this.scale;
      node.style.width = node.style.height = size + "px";
      node.style.marginLeft = at[0] - size / 2 + "px";
      node.style.marginTop = at[1] - size / 2 + "px";
      drawn.leader.replaceChildren();
      if (Math.hypot(at[0], at[1]) > ICON / 2) {
        element("line", { x1: 0, y1: 0, x2: -at[0], y2: -at[1] }, drawn.leader);
      }
    }

    /* The zoom at which a map without larger symbols would look the same. */
    zoom() {
      return this.map.getZoom() - Math.log2(this.scale);
    }

    /* Place in the list of zoom levels that symbols were placed for (ZOOMS in geo/mapspec/web_offsets.py). */
    level() {
      const zoom = Math.max(0, this.zoom() + 0.001);
      return zoom < 4 ? Math.floor(zoom * 2) : Math.floor(zoom) + 4;
    }

    settle() {
      for (const drawn of this.stations.values()) this.place(drawn);
    }

    paintGroups(groups) {
      for (const group of this.groups) group.remove();
      this.groups = groups.map(([lon, lat, count, radius]) =>
        L.circleMarker([lat, lon], { radius: radius, className: "station-group", pane: "areas" })
          .bindTooltip(count + " alleged stations in this area", { direction: "top" })
          .addTo(this.map)
      );
    }

    addLegend() {
      const container = this.map.getContainer();
      const box = html("details", "legend", container);
      box.open = container.clientWidth > 620;
      html("summary", "", box).textContent = "Legend";
      html("div", "legend-body", box);
      L.DomEvent.disableClickPropagation(box).disableScrollPropagation(box);
      box.addEventListener("toggle", () => this.dock());
      return box;
    }

    /* The legend lies along the lower edge: controls and the fitted extent keep clear of it. */
    dock() {
      const height = this.legend.offsetHeight;
      this.map.getContainer().style.setProperty("--legend-height", height + "px");
      return height;
    }

    /* Rewrites only what changed: laying the whole legend out again is the dearest part of a step. */
    paintLegend(entries, asOfWords) {
      this.legend.querySelector("summary").firstChild.data = "Legend. " + plain(asOfWords);
      const signature = JSON.stringify(entries.map(([kind, key]) => [kind, key]));
      if (signature !== this.legendSignature) this.buildLegend(entries);
      this.legendSignature = signature;
      for (const [kind, key, count] of entries) {
        const line = this.legendLines.get(kind + key);
        const shown = line.querySelector(".legend-count").firstChild;
        if (shown.data === String(count)) continue;
        shown.data = count;
        line.classList.toggle("legend-entry--none", !count);
      }
    }

    buildLegend(entries) {
      const body = this.legend.querySelector(".legend-body");
      body.replaceChildren();
      this.legendLines = new Map();
      const columns = {
        status: this.legendColumn(body, "Countries: what authorities did"),
        standing: this.legendColumn(body, "Alleged stations, by what became of them"),
      };
      for (const [kind, key] of entries) {
        const line = html("div", "legend-entry legend-entry--none", columns[kind]);
        line.setAttribute("data-key", key);
        this.legendLines.set(kind + key, line);
        if (kind === "status") {
          const swatch = element("svg", { width: 22, height: 13, "aria-hidden": "true" }, line);
          element("rect", { width: 22, height: 13, fill: "url(#status-" + key + ")", stroke: "#55534e" }, swatch);
        } else {
          glyph(key, 15, html("span", "legend-glyph", line));
        }
        const words = (kind === "status" ? window.SYMBOLOGY.statuses : window.SYMBOLOGY.standings)[key].words;
        html("span", "legend-words", line).innerHTML = words;
        html("span", "legend-count", line).textContent = "0";
      }
      const line = html("div", "legend-entry", columns.standing);
      const swatch = element("svg", { width: 22, height: 15, "aria-hidden": "true" }, line);
      element("circle", { cx: 11, cy: 7.5, r: 6.5, class: "uncertainty" }, swatch);
      html("span", "legend-words", line).textContent = "Area in which the place lies";
      this.dock();
    }

    legendColumn(body, title) {
      const group = html("div", "legend-group", body);
      html("p", "legend-title", group).textContent = title;
      return html("div", "legend-entries", group);
    }

    choose(kind, id, byKey) {
      if (this.options.onChoose) this.options.onChoose(kind, id, Boolean(byKey));
      this.mark(kind + ":" + id);
    }

    /* Shows which record is open; brings it into view if it is not. */
    mark(chosen) {
      const changed = chosen !== this.chosen;
      this.chosen = chosen;
      const container = this.map.getContainer();
      for (const node of container.querySelectorAll(".chosen")) node.classList.remove("chosen");
      const [kind, id] = chosen.split(":");
      if (kind === "station" && this.stations.has(id)) {
        const marker = this.stations.get(id).marker;
        marker.getElement().classList.add("chosen");
        if (changed && this.painted && !this.map.getBounds().contains(marker.getLatLng())) {
          this.map.panTo(marker.getLatLng());
        }
      }
      if (kind === "country" && this.countries.has(id)) {
        const node = this.countries.get(id).getElement();
        if (node) node.classList.add("chosen");
      }
    }
  }

  /* For the app alone: the world comes from the file beside this script, once, and is cached. */
  StationMap.fetchWorld = function (version) {
    return fetch(new URL("world.geojson?v=" + version, HERE)).then((answer) => answer.json());
  };

  /* Used by the app: what was chosen goes to Streamlit as the id alone. */
  StationMap.forStreamlit = function (map, version) {
    let messages = 0;
    function tell(id) {
      messages += 1;
      const drawing = { type: "Feature", id: id, geometry: null, properties: { n: messages } };
      const value = { last_active_drawing: drawing };
      window.__GLOBAL_DATA__.last_active_drawing = drawing;
      window.__GLOBAL_DATA__.previous_data = value;
      window.Streamlit.setComponentValue(value);
    }
    const stationMap = new StationMap(map, {
      more: "Opened beside the map.",
      onChoose: (kind, id) => tell(kind + ":" + id),
      onMissing: () => tell("places:"),
    });
    document.documentElement.style.overflow = "hidden"; // a scroll bar would come and go
    map.getContainer().style.height = "100vh";
    map.getContainer().style.width = "100%";
    L.DomEvent.off(window, "resize", map._onResize, map); // Leaflet's own keeps a corner, not the extent
    let settling = 0;
    new ResizeObserver(() => {
      stationMap.refit();
      clearTimeout(settling); // once more when Leaflet's returns into bounds are over
      settling = setTimeout(() => stationMap.refit(), 350);
    }).observe(map.getContainer());
    StationMap.fetchWorld(version).then((world) => stationMap.setWorld(world));
    return stationMap;
  };

  /* For app and page. */
  window.StationMap = StationMap;
})();
