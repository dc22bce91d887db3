/* Runs the self-contained page: timeline, filters, lists and the open record around the map.
 *
 * All rules about days are settled in geo/render/page/timeline.py; here they are only looked up. Texts
 * from the data arrive as safe HTML; this script turns them into plain text before it shows them,
 * except for names, which stationmap.js takes as they are.
 */
(function () {
  "use strict";

  const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August",
    "September", "October", "November", "December"];
  const DAY = 86400000;
  const WEEK = 7;
  const DAYS_A_SECOND = 30;
  const LATEST = 6;
  const MOST_TOLD = 80; // characters of a wrong address that are repeated
  const NARROW = 760; // pixels: on a phone the long lists start folded
  const byId = (id) => document.getElementById(id);
  const read = (id) => JSON.parse(byId(id).textContent);
  const DATA = read("page-records");
  const START = Date.parse(DATA.start + "T00:00:00Z");
  const still = window.matchMedia("(prefers-reduced-motion: reduce)");

  /* Plain text of safe HTML. */
  function plain(markup) {
    const holder = document.createElement("span");
    holder.innerHTML = markup;
    return holder.textContent;
  }

  function make(tag, text, parent, className) {
    const node = document.createElement(tag);
    if (className) node.className = className;
    if (text) node.textContent = text;
    if (parent) parent.appendChild(node);
    return node;
  }

  /* Only what changes is written: the browser lays out again what is written. */
  function say(node, words) {
    if (node.textContent !== String(words)) node.textContent = words;
  }

  function hide(node, hidden) {
    if (node.hidden !== hidden) node.hidden = hidden;
  }

  const painted = {};

  /* Whether a part of the page would now be painted from other values than last time. */
  function changed(part, ...values) {
    const signature = JSON.stringify(values);
    if (painted[part] === signature) return false;
    painted[part] = signature;
    return true;
  }

  // Days: numbers from the start of the page's range

  const dateOf = (day) => new Date(START + day * DAY);
  const iso = (day) => dateOf(day).toISOString().slice(0, 10);
  const dayOf = (text) => Math.round((Date.parse(text + "T00:00:00Z") - START) / DAY);

  function dayWords(day) {
    const date = dateOf(day);
    return date.getUTCDate() + " " + MONTHS[date.getUTCMonth()] + " " + date.getUTCFullYear();
  }

  function nextMonthEnd(day) {
    const after = dateOf(day + 1);
    return Math.round((Date.UTC(after.getUTCFullYear(), after.getUTCMonth() + 1, 0) - START) / DAY);
  }

  // What the page shows

  const NAMES = {};
  for (const code in DATA.names) NAMES[code] = plain(DATA.names[code]);
  const now = { from: 0, to: DATA.days, countries: [], statuses: [], q: "", chosen: "" };

  const wantedCountries = () => (now.countries.length ? now.countries : DATA.selection.countries);
  const wantedStatuses = () => (now.statuses.length ? now.statuses : DATA.selection.statuses);

  /* The last change up to the day, or null before the first. */
  function last(changes, day) {
    let found = null;
    for (const change of changes || []) {
      if (change[0] > day) break;
      found = change;
    }
    return found;
  }

  /* The records in view, by the rules of geo.query.selection.select. */
  function select() {
    const countries = wantedCountries();
    const statuses = wantedStatuses();
    const inCountry = (code) => {
      if (countries.length && !countries.includes(code)) return false;
      if (!statuses.length) return true;
      const status = last(DATA.statuses[code], now.to);
      return Boolean(status) && statuses.includes(status[1]);
    };
    const anywhere = !countries.length && !statuses.length;
    const view = { statuses: {}, stations: [], fitting: [], events: [] };
    for (const code of DATA.countries) {
      const status = last(DATA.statuses[code], now.to);
      if (status && inCountry(code)) view.statuses[code] = [status[1], status[2]];
    }
    const found = find(now.q);
    DATA.stations.forEach((values, at) => {
      if (found && !found.stations.has(at)) return;
      const standing = last(values[3], now.to);
      if (standing && inCountry(values[2])) view.stations.push({ at, values, standing: standing[1] });
    });
    DATA.events.forEach(([first, certain, codes], at) => {
      if (found && !found.events.has(at)) return;
      if (!anywhere && !codes.some(inCountry)) return;
      view.fitting.push(at);
      if (first <= now.to && certain >= now.from) view.events.push(at);
    });
    return view;
  }

  // Search, by the rules of geo.query.search

  const LETTERS = { "ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss",
    "’": "'", "‘": "'", "ʼ": "'", "ʻ": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
    "‐": "-", "‑": "-", "–": "-", "—": "-" };
  const BETWEEN_WORDS = /[,;"、。，；\s]+/u;
  const FIRST_WITHOUT_BLANKS = 0x0e00;
  const simplified = [...plain(DATA.search.simplified)];
  for (let at = 0; at < simplified.length; at += 2) LETTERS[simplified[at]] = simplified[at + 1];

  /* Lower case without accents, traditional characters simplified. */
  function comparable(text) {
    const lower = text.toLowerCase();
    if (/^[\x00-\x7f]*$/.test(lower)) return lower;
    const bare = lower.normalize("NFKD").replace(/\p{M}/gu, "");
    return bare.replace(/[^\x00-\x7f]/gu, (letter) => LETTERS[letter] || letter);
  }

  /* Words, and phrases between quotation marks, each once. */
  function needles(q) {
    const found = new Set();
    for (const [part, phrase] of comparable(q).matchAll(/"([^"]*)"|[^"]+/gu)) {
      if (phrase === undefined) for (const word of part.split(BETWEEN_WORDS)) found.add(word);
      else if (phrase.split(BETWEEN_WORDS).join("")) found.add(phrase.trim().split(/\s+/u).join(" "));
    }
    found.delete("");
    return [...found];
  }

  let index = null; // made at the first search

  /* The text of the elements' own lines: neither dates and labels nor numbers of sources. */
  function linesOf(parent, selector) {
    const lines = [...parent.querySelectorAll(selector)].flatMap((element) =>
      [...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data.trim()));
    return lines.filter((line) => line !== "No answer was found." && line !== "not named");
  }

  /* The words that geo.render.page.search writes as what each shares with the one before, and the rest. */
  function unfolded(text) {
    let word = "";
    return (text || "").replace(/(\d)(\D+)/g, (_, shared, rest) => " " + (word = word.slice(0, shared) + rest));
  }

  function makeIndex() {
    const { names, stations, events, texts } = DATA.search;
    const joined = (lines) => comparable(lines.join("\n"));
    index = {
      names: names.map(([name, others, codes, latin]) => ({
        name: plain(name),
        own: comparable(plain(name)),
        others: comparable(plain(others)) + unfolded(latin),
        codes,
      })),
      stations: DATA.stations.map(([id, name], at) => {
        const record = byId("record-station-" + id);
        const said = record ? linesOf(record, ".answer p, .since p, .history li, .said, p.note") : [];
        return [joined([id, plain(name), ...said]), stations[at]];
      }),
    };
    index.events = DATA.events.map(([, , codes], at) => {
      const [held, places, text] = events[at];
      const row = eventRows[at];
      const notes = [...row.cells[3].querySelectorAll("span, .event-note")].map((node) => node.textContent);
      const names = held.flatMap((one) => [DATA.stations[one][0], plain(DATA.stations[one][1])]);
      const keys = codes.map((code) => DATA.countries.indexOf(code)).filter((key) => key >= 0);
      return [
        joined([...notes, row.cells[2].textContent, plain(texts[text]), ...names]),
        [...keys, ...places, ...held.flatMap((one) => stations[one].slice(1))],
      ];
    });
    index.sources = [...sourceRows].map((row) => comparable(row.textContent));
  }

  /* A word of up to three letters is found whole only: "UK" is not in "Ukraine". */
  const isShort = (word) => /^\p{L}{1,3}$/u.test(word) && [...word].every((letter) => letter.codePointAt(0) < FIRST_WITHOUT_BLANKS);
  const LETTER = "[\\p{L}\\p{N}_]";
  const EAST = "[\\u0e00-\\u{10ffff}]"; // writes no blanks between words

  function mentions(text, word) {
    if (!text.includes(word) || !isShort(word)) return text.includes(word);
    return new RegExp("(?<!(?!" + EAST + ")" + LETTER + ")" + word + "(?!(?!" + EAST + ")" + LETTER + ")", "u").test(text);
  }

  function holds(name, word) {
    if (isShort(word)) return name.codes.includes(word) || mentions(name.own, word) || mentions(name.others, word);
    const anywhere = [...word].some((letter) => letter.codePointAt(0) >= FIRST_WITHOUT_BLANKS);
    return name.own.includes(word) || name.others.includes(anywhere ? word : " " + word) || name.codes.includes(word);
  }

  let lastFound = ["", null];

  /* Numbers of the stations, events and sources that mention every word; null if no word is given. */
  function find(q) {
    if (lastFound[0] === q) return lastFound[1];
    const words = needles(q);
    if (!words.length) return (lastFound = [q, null])[1];
    if (!index) makeIndex();
    const keys = words.map((word) => new Set([...index.names.keys()].filter((key) => holds(index.names[key], word))));
    const matching = (records) => new Set([...records.keys()].filter((at) =>
      words.every((word, place) => mentions(records[at][0], word) || records[at][1].some((key) => keys[place].has(key)))));
    const found = {
      stations: matching(index.stations),
      events: matching(index.events),
      sources: new Set([...index.sources.keys()].filter((at) => words.every((word) => mentions(index.sources[at], word)))),
      read: words.flatMap((word) => index.names.filter((name) => !mentions(name.own, word) && holds(name, word))
        .slice(0, 3).map((name) => "“" + word + "” is also read as " + name.name)),
    };
    return (lastFound = [q, found])[1];
  }

  const tidied = (q) => (needles(q).length ? q.trim().split(/\s+/u).join(" ") : "");
  const wholeQ = () => [plain(DATA.q), now.q].filter(Boolean).join(" ");

  function showFound(view) {
    const found = find(now.q);
    if (!changed("found", now.q, view.stations.length, view.events.length)) return;
    sourceRows.forEach((row, at) => hide(row, Boolean(found) && !found.sources.has(at)));
    byId("n-sources").textContent = found ? found.sources.size + " of " + sourceRows.length : sourceRows.length;
    byId("found").hidden = !found;
    if (!found) return;
    byId("found").textContent = "“" + now.q + "”: " + counted(view.stations.length, "alleged station") + " and " +
      counted(view.events.length, "event") + " in the range and filters chosen, " + counted(found.sources.size, "source") +
      " on the page. " + found.read.map((words) => words + ".").join(" ");
  }

  // Words, as geo.query.selection writes them

  function listed(words, conjunction) {
    if (words.length < 2) return words.join("");
    return words.slice(0, -1).join(", ") + " " + conjunction + " " + words[words.length - 1];
  }

  function counted(number, noun) {
    const plural = noun.endsWith("y") ? noun.slice(0, -1) + "ies" : noun + "s";
    return number + " " + (number === 1 ? noun : plural);
  }

  const rangeWords = () => dayWords(now.from) + " to " + dayWords(now.to);

  function sentenceWords() {
    const countries = wantedCountries().map((code) => plain(DATA.inSentence[code] || DATA.names[code] || code));
    const chosen = wantedStatuses();
    const statuses = Object.entries(window.SYMBOLOGY.statuses)
      .filter(([status]) => chosen.includes(status))
      .map(([, look]) => look.words.toLowerCase());
    const head = "Alleged stations and government responses" +
      (countries.length ? " in " + listed(countries, "and") : ", all countries");
    const limits = [statuses.length ? "status " + listed(statuses, "or") : "", plain(DATA.limits),
      wholeQ() && "records that mention “" + wholeQ() + "”"];
    const narrowed = limits.filter(Boolean).join("; ");
    return head + (narrowed ? "; only " + narrowed : "") + "; " + rangeWords() + ".";
  }

  function countWords(view) {
    const drawn = view.stations.filter((station) => station.values[4] !== null).length;
    const unplaced = view.stations.length - drawn;
    const where = new Set(view.stations.map((station) => station.values[2])).size;
    const responses = Object.values(view.statuses).filter(([status]) => status !== "reported").length;
    return "As of " + dayWords(now.to) + ": " + counted(view.stations.length, "alleged station") +
      " in " + counted(where, "country") +
      (unplaced ? " (" + drawn + " drawn, " + unplaced + " without a known place)" : "") +
      "; " + counted(responses, "country") + " with an official response; " +
      counted(view.events.length, "event") + " in the range.";
  }

  /* As Python's urlencode writes it. */
  const encoded = (pairs) => new URLSearchParams(pairs).toString().replace(/\*/g, "%2A").replace(/%7E/g, "~");

  function link() {
    const pairs = new URLSearchParams();
    for (const code of wantedCountries()) pairs.append("country", code);
    if (iso(now.from) !== DATA.window[0]) pairs.append("from", iso(now.from));
    if (iso(now.to) !== DATA.window[1]) pairs.append("to", iso(now.to));
    const statuses = new URLSearchParams(wantedStatuses().map((status) => ["status", status]));
    const [kinds, others] = DATA.query.map(plain);
    const q = wholeQ() ? encoded([["q", wholeQ()]]) : "";
    const parts = [pairs.toString(), kinds, statuses.toString(), others, q].filter(Boolean);
    return parts.length ? "?" + parts.join("&") : "";
  }

  // Map

  function extent() {
    if (!now.countries.length) return DATA.extent;
    const held = now.countries.map((code) => DATA.extents[code]).filter(Boolean);
    if (!held.length) return DATA.world;
    const [west, south] = [0, 1].map((side) => Math.min(...held.map((corners) => corners[side])));
    const [east, north] = [2, 3].map((side) => Math.max(...held.map((corners) => corners[side])));
    const dx = Math.max((east - west) * 0.06, 0.4);
    const dy = Math.max((north - south) * 0.06, 0.4);
    if (east - west + 2 * dx > 170) return DATA.world;
    return [Math.max(-180, west - dx), Math.max(-90, south - dy), Math.min(180, east + dx), Math.min(90, north + dy)];
  }

  /* Counts on a grid, where there are too many stations to draw singly; as geo.mapspec.spec does. */
  function grouped(stations, [west, south, east, north]) {
    const size = Math.max((east - west) / 20, (north - south) / 12, 0.05);
    const cells = new Map();
    for (const { values } of stations) {
      const key = Math.floor(values[4] / size) + "," + Math.floor(values[5] / size);
      const cell = cells.get(key) || [0, 0, 0];
      cells.set(key, [cell[0] + 1, cell[1] + values[4], cell[2] + values[5]]);
    }
    const radius = (count) => Math.min(30, 5 + Math.sqrt(count) * 0.6);
    return [...cells.values()].map(([count, lon, lat]) => [lon / count, lat / count, count, radius(count)]);
  }

  function legend(view, drawn) {
    const entries = [];
    const codes = Object.values(view.statuses);
    for (const key in window.SYMBOLOGY.statuses) {
      entries.push(["status", key, codes.filter(([status]) => status === key).length]);
    }
    for (const key in window.SYMBOLOGY.standings) {
      const count = drawn.filter((station) => station.standing === key).length;
      if (count) entries.push(["standing", key, count]);
    }
    return entries;
  }

  function idsByStanding(drawn) {
    const ids = {};
    for (const { values, standing } of drawn) (ids[standing] = ids[standing] || []).push(values[0]);
    return ids;
  }

  function mapState(view) {
    const located = view.stations.filter((station) => station.values[4] !== null);
    const singly = located.length <= DATA.mostSingly;
    const drawn = singly ? located : [];
    const corners = extent();
    return {
      asOf: iso(now.to),
      asOfWords: "As of " + dayWords(now.to),
      label: "Map. " + countWords(view),
      countries: view.statuses,
      stations: idsByStanding(drawn),
      groups: singly ? [] : grouped(located, corners),
      legend: legend(view, drawn),
      extent: corners,
      maxZoom: located.reduce((most, { values }) => Math.max(most, DATA.zoomLimit[values[7]]), 0) || 6,
      chosen: now.chosen,
    };
  }

  /* The borders, from the text that geo.render.page.document packs them into. */
  function world() {
    const [short, last] = [82, 91];
    const base = last + 1;
    const digits = new Map([...Array(95).keys()].map((at) => String.fromCharCode(32 + at))
      .filter((sign) => !'"<\\'.includes(sign)).map((sign, at) => [sign, at]));
    let at = [0, 0]; // goes on from ring to ring of a country
    const ring = (text, scale) => {
      const points = [];
      let [place, axis] = [0, 0];
      const digit = () => digits.get(text[place++]);
      while (place < text.length) {
        let number = digit();
        if (number === last) number = ((digit() * base + digit()) * base + digit()) * base + digit();
        else if (number >= short) number = short + (number - short) * base + digit();
        at[axis] += number % 2 ? -(number + 1) / 2 : number / 2;
        if (axis) points.push([at[0] / scale, at[1] / scale]);
        axis = 1 - axis;
      }
      return points;
    };
    const features = read("page-world").map(([id, name, scale, polygons]) => {
      at = [0, 0];
      const coordinates = polygons.map((rings) => rings.map((text) => ring(text, scale)));
      return { type: "Feature", id, properties: { name }, geometry: { type: "MultiPolygon", coordinates } };
    });
    return { type: "FeatureCollection", features };
  }

  function startMap() {
    const map = L.map("map", {
      zoomControl: false,
      attributionControl: true,
      zoomSnap: 0.25,
      minZoom: 0,
      maxZoom: 11,
      wheelPxPerZoomLevel: 100,
      maxBounds: [[-85.05, -360], [85.05, 360]], // room for a popup at the edge
      maxBoundsViscosity: 0.7,
      scrollWheelZoom: false, // until the map is used: the page has to scroll
    });
    L.control.zoom({ position: window.innerWidth < NARROW ? "bottomleft" : "topright" }).addTo(map);
    const scale = window.matchMedia("(min-width: 150rem)").matches ? 1.5 : 1; // as the text, see page.css
    L.control.scale({ position: "topleft", maxWidth: 100 * scale }).addTo(map);
    map.setView([20, 10], 1);
    map.on("focus click", () => map.scrollWheelZoom.enable());
    map.on("blur", () => map.scrollWheelZoom.disable());
    const drawing = new window.StationMap(map, {
      scale,
      more: '<a href="#panel">Read its record</a>',
      onChoose: (kind, id, byKey) => open(kind + ":" + id, byKey ? document.activeElement : null),
    });
    const located = DATA.stations.filter((values) => values[4] !== null);
    drawing.setPlaces(located.map(([id, name, , , ...place]) => [id, name, ...place]));
    drawing.setWorld(world());
    new ResizeObserver(() => drawing.refit()).observe(map.getContainer());
    return drawing;
  }

  // Open record

  let origin = null; // where the keyboard was when a record was opened

  /* opener: what was worked by keyboard or in a list, and gets the focus back; none for a press on the map. */
  function open(chosen, opener) {
    now.chosen = chosen;
    if (!byId("panel").contains(opener)) origin = opener; // from record to record the way back stays
    showPanel(select());
    markChosen();
    keep();
    if (!opener) {
      window.clearTimeout(speaking);
      byId("live").textContent = byId("panel").getAttribute("aria-label");
      return;
    }
    if (!drawing.map.getContainer().contains(opener)) {
      drawing.map.closePopup();
      drawing.mark(chosen);
      const [kind, id] = split(chosen);
      const path = kind === "country" && drawing.countries.get(id);
      if (path && !drawing.map.getBounds().intersects(path.getBounds())) drawing.map.panTo(path.getBounds().getCenter());
    }
    reveal();
  }

  function reveal() {
    const panel = byId("panel");
    panel.focus({ preventScroll: true });
    panel.scrollIntoView({ block: "nearest", behavior: still.matches ? "auto" : "smooth" });
  }

  function close() {
    const reading = byId("panel").contains(document.activeElement);
    now.chosen = "";
    drawing.map.closePopup();
    drawing.mark("");
    showPanel(select());
    markChosen();
    keep();
    if (origin && origin.isConnected) origin.focus();
    else if (reading) byId("panel").focus();
    origin = null;
  }

  function split(chosen) {
    const at = chosen.indexOf(":");
    return [chosen.slice(0, at), chosen.slice(at + 1)];
  }

  function standingWords(kind, id) {
    const asOf = " (as of " + dayWords(now.to) + ")";
    if (kind === "country") {
      const status = last(DATA.statuses[id], now.to);
      if (!status) return "No status on " + dayWords(now.to);
      return window.SYMBOLOGY.statuses[status[1]].words + ", since " + status[2] + asOf;
    }
    const station = DATA.stations.find((values) => values[0] === id);
    const standing = station && last(station[3], now.to);
    if (!standing) return "Not yet reported on " + dayWords(now.to);
    return window.SYMBOLOGY.standings[standing[1]].words + asOf;
  }

  function showPanel(view) {
    const [kind, id] = split(now.chosen);
    const record = now.chosen && byId("record-" + kind + "-" + id);
    const body = byId("panel-record");
    byId("close").hidden = !now.chosen;
    if (record) {
      byId("standing").textContent = standingWords(kind, id);
      if (body.dataset.record !== now.chosen) body.replaceChildren(told(record));
      if (body.dataset.record !== now.chosen) byId("panel").scrollTop = 0;
    } else {
      say(byId("standing"), "As of " + dayWords(now.to));
      const certain = view.events.filter((at) => DATA.events[at][1] <= now.to).slice(-LATEST).reverse();
      if (changed("latest", certain) || body.dataset.record !== "") body.replaceChildren(...latest(certain));
      if (now.chosen) body.replaceChildren(make("p", "The record of this one is not on this page."));
    }
    if (!changed("panel", record ? now.chosen : "", body.dataset.record)) return;
    body.dataset.record = record ? now.chosen : "";
    byId("panel").setAttribute("aria-label", record ? "Record: " + body.querySelector("h3").textContent : "Latest developments");
  }

  /* A copy of the record, with what the list of events says about each of its events. */
  function told(record) {
    const copy = record.cloneNode(true);
    copy.removeAttribute("id");
    copy.hidden = false;
    for (const anchor of copy.querySelectorAll("a[href^='#event-']")) {
      const row = byId(anchor.getAttribute("href").slice(1));
      const item = anchor.parentNode;
      anchor.replaceWith(make("b", anchor.textContent));
      item.append(" ", ...row.cells[3].cloneNode(true).childNodes);
    }
    const attested = copy.querySelector(".attested");
    if (attested) attested.append(" " + document.querySelector(".attest").textContent);
    return copy;
  }

  function latest(certain) {
    const article = make("article", "", null, "dossier");
    make("p", "Nothing chosen yet", article, "kicker");
    make("h3", "Latest developments in the range", article);
    const list = certain.length ? make("ol", "", article, "history") : null;
    for (const at of certain) {
      const item = make("li", "", list);
      make("b", eventRows[at].cells[0].textContent, item);
      make("span", " " + eventRows[at].cells[1].textContent + ". ", item, "kind");
      item.append(eventRows[at].cells[3].querySelector("span").textContent);
    }
    if (!list) make("p", "Nothing in this selection had certainly become public by this day.", article);
    make("p", "Choose a symbol or a coloured country, on the map or in the lists below, to read the claim, " +
      "the answer of those concerned, what became of it and the sources.", article, "note");
    return [article];
  }

  /* The open record stays marked on the map and in the lists, whatever was painted anew. */
  function markChosen() {
    const [kind, id] = split(now.chosen);
    const href = "#record-" + kind + "-" + id;
    if (changed("chosen", now.chosen)) for (const anchor of recordLinks) {
      const current = anchor.getAttribute("href") === href;
      if (current) anchor.setAttribute("aria-current", "true");
      else anchor.removeAttribute("aria-current");
    }
    const drawn = kind === "station" && drawing.stations.get(id);
    const path = kind === "country" && drawing.countries.get(id);
    const node = drawn ? drawn.marker.getElement() : path && path.getElement();
    if (node) node.classList.add("chosen");
  }

  // Lists

  const stationRows = document.querySelectorAll("#stations tbody tr");
  const eventRows = document.querySelectorAll("#events tbody tr");
  const asOfNodes = document.querySelectorAll(".as-of");
  const recordLinks = document.querySelectorAll("#lists a[href^='#record-']");
  const sourceRows = document.querySelectorAll(".source-list > li");
  sourceRows.forEach((row, at) => (row.value = at + 1)); // a number stays when the search hides those before
  const countryRows = document.querySelectorAll("#countries tbody tr");

  function showLists(view) {
    const standings = new Map(view.stations.map(({ at, standing }) => [at, standing]));
    stationRows.forEach((row, at) => {
      hide(row, !standings.has(at));
      if (!row.hidden) say(row.cells[3], window.SYMBOLOGY.standings[standings.get(at)].words);
    });
    const events = new Set(view.events);
    eventRows.forEach((row, at) => hide(row, !events.has(at)));
    const counts = {};
    for (const { values } of view.stations) counts[values[2]] = (counts[values[2]] || 0) + 1;
    countryRows.forEach((row, at) => {
      const code = DATA.countries[at];
      const status = view.statuses[code];
      hide(row, !status);
      if (!status) return;
      say(row.cells[1], window.SYMBOLOGY.statuses[status[0]].words);
      say(row.cells[2], status[1]);
      say(row.cells[3], counts[code] || 0);
    });
    say(byId("n-stations"), view.stations.length);
    say(byId("n-events"), view.events.length);
    say(byId("n-countries"), Object.keys(view.statuses).length);
    const unplaced = view.stations.filter(({ values }) => values[4] === null).length;
    say(byId("unlocated"), unplaced + " without a known place: listed here, not drawn.");
    say(byId("range"), rangeWords());
    for (const node of asOfNodes) say(node, "as of " + dayWords(now.to));
    hide(byId("nothing"), Boolean(view.stations.length || view.events.length || Object.keys(view.statuses).length));
  }

  // Timeline

  function drawTicks() {
    const ticks = byId("ticks");
    const step = DATA.days > 1500 ? 12 : DATA.days > 200 ? 3 : 1;
    for (let day = DATA.days; day >= 0; day -= 1) {
      const date = dateOf(day);
      if (date.getUTCDate() !== 1 || date.getUTCMonth() % step) continue;
      const month = date.getUTCMonth();
      const words = month && step < 12 ? MONTHS[month].slice(0, 3) : String(date.getUTCFullYear());
      const tick = make("span", words, ticks, month ? "" : "year");
      tick.style.left = (100 * day) / Math.max(1, DATA.days) + "%";
    }
  }

  let bars = []; // number of the week and its bar

  function drawDensity(view) {
    if (changed("density", view.fitting)) buildDensity(view);
    for (const [bin, bar] of bars) {
      const inside = bin * WEEK + WEEK > now.from && bin * WEEK <= now.to;
      if (bar.classList.contains("inside") !== inside) bar.classList.toggle("inside", inside);
    }
  }

  function buildDensity(view) {
    const svg = byId("density");
    const bins = new Array(Math.floor(DATA.days / WEEK) + 1).fill(0);
    for (const at of view.fitting) {
      const certain = DATA.events[at][1];
      if (certain >= 0 && certain <= DATA.days) bins[Math.floor(certain / WEEK)] += 1;
    }
    const most = Math.max(1, ...bins);
    svg.setAttribute("viewBox", "0 0 " + (DATA.days + 1) + " " + most);
    bars = [...bins.entries()].filter(([, count]) => count).map(([bin, count]) => {
      const bar = document.createElementNS("http://www.w3.org/2000/svg", "rect");
      const look = { x: bin * WEEK + 0.6, width: WEEK - 1.2, y: most - count, height: count };
      for (const key in look) bar.setAttribute(key, look[key]);
      return [bin, bar];
    });
    svg.replaceChildren(...bars.map(([, bar]) => bar));
    svg.setAttribute("aria-label", "Events by week: " + counted(view.fitting.length, "event") + ", at most " + most + " in a week");
  }

  function eventDays(view) {
    const days = new Set(view.fitting.map((at) => DATA.events[at][1]));
    return [...days].filter((day) => day >= 0 && day <= DATA.days).sort((a, b) => a - b);
  }

  function showTimeline(view) {
    for (const [name, day] of [["from", now.from], ["to", now.to]]) {
      byId(name).value = day;
      byId(name).setAttribute("aria-valuetext", dayWords(day));
      byId(name + "-day").value = iso(day);
    }
    byId("from").classList.toggle("above", now.from > DATA.days / 2);
    const share = (day) => (100 * day) / Math.max(1, DATA.days) + "%";
    byId("bar-range").style.left = share(now.from);
    byId("bar-range").style.width = share(now.to - now.from);
    const days = eventDays(view);
    byId("previous").disabled = !days.some((day) => day < now.to);
    byId("next").disabled = !days.some((day) => day > now.to);
    drawDensity(view);
  }

  function move(range) {
    const clamp = (day, from, to) => Math.min(to, Math.max(from, day));
    if (range.to !== undefined) {
      now.to = clamp(range.to, 0, DATA.days);
      now.from = Math.min(now.from, now.to);
    }
    if (range.from !== undefined) now.from = clamp(range.from, 0, now.to);
    show();
  }

  const THUMB = 28; // pixels; as in page.css

  /* What a drag of one thumb means. Where the thumbs lie on one another, which of them was meant shows
   * in the direction: to the right goes the end, to the left the start. */
  let grip = null;

  function take(name) {
    const near = ((now.to - now.from) / Math.max(1, DATA.days)) * (byId(name).offsetWidth - THUMB) < THUMB;
    grip = near ? { from: now.from, to: now.to, at: Number(byId(name).value) } : null;
  }

  function dragged(name, day) {
    if (!grip) return { [name]: day };
    const by = day - grip.at;
    return by > 0 ? { from: grip.from, to: grip.to + by } : { from: grip.from + by, to: grip.to };
  }

  function stepTo(direction) {
    stop();
    const days = eventDays(select());
    const next = direction > 0 ? days.find((day) => day > now.to) : days.reverse().find((day) => day < now.to);
    if (next !== undefined) move({ to: next });
  }

  let playing = 0; // the frame asked for

  function stop() {
    if (playing) keep();
    window.cancelAnimationFrame(playing);
    playing = 0;
    byId("play").textContent = still.matches ? "Step by month" : "Play";
  }

  /* Day after day, at the pace of the clock and not of the machine. */
  function run() {
    const [started, first] = [performance.now(), now.to];
    const frame = (time) => {
      const day = Math.min(DATA.days, first + Math.floor((Math.max(0, time - started) * DAYS_A_SECOND) / 1000));
      if (day !== now.to) move({ to: day });
      if (day >= DATA.days) return stop();
      playing = window.requestAnimationFrame(frame);
      return undefined;
    };
    playing = window.requestAnimationFrame(frame);
    byId("play").textContent = "Pause";
  }

  /* Who asked for less motion gets one month at a time. */
  function play() {
    if (playing) return stop();
    const again = now.to >= DATA.days;
    if (still.matches) move({ to: Math.min(DATA.days, nextMonthEnd(again ? now.from - 1 : now.to)) });
    else {
      if (again) move({ to: now.from });
      run();
    }
    return undefined;
  }

  // Filters

  function showFilters() {
    if (!changed("filters", now.countries, now.statuses, now.q, now.from === 0, now.to === DATA.days)) return;
    const summary = (id, words) => { byId(id).querySelector("summary b").textContent = words; };
    const [country, status] = [now.countries, now.statuses];
    summary("country-filter", !country.length ? "all" : country.length > 2 ? country.length + " chosen" :
      country.map((code) => NAMES[code]).join(", "));
    summary("status-filter", !status.length ? "any" : status.length > 1 ? status.length + " chosen" :
      window.SYMBOLOGY.statuses[status[0]].words);
    for (const [id, chosen] of [["country-filter", country], ["status-filter", status]]) {
      for (const box of byId(id).querySelectorAll("[type=checkbox]")) box.checked = chosen.includes(box.value);
    }
    if (tidied(byId("q").value) !== now.q) byId("q").value = now.q;
    byId("reset").hidden = !country.length && !status.length && !now.q && now.from === 0 && now.to === DATA.days;
  }

  function searchCountries() {
    const wanted = comparable(byId("country-search").value.trim());
    let found = 0;
    for (const item of byId("country-filter").querySelectorAll("li")) {
      item.hidden = !comparable(item.textContent).includes(wanted);
      found += item.hidden ? 0 : 1;
    }
    byId("country-filter").querySelector(".none").hidden = found > 0;
  }

  /* What a link points to has to be visible. */
  function unfold(target) {
    const fold = target && target.closest(".fold");
    if (fold) fold.open = true;
    if (target && target.closest(".source-list")) target.hidden = false;
  }

  function ticked(id) {
    return [...byId(id).querySelectorAll("[type=checkbox]:checked")].map((box) => box.value);
  }

  // State in the address, behind #: the parameters of the app's link, the open record and the map's view

  const KNOWN = ["country", "from", "to", "status", "q", "record", "view"];
  const FIXED = new URLSearchParams(DATA.query.map(plain).filter(Boolean).join("&"));
  let keeping = 0;

  function state() {
    const pairs = now.countries.map((code) => ["country", code]);
    if (now.from !== 0) pairs.push(["from", iso(now.from)]);
    if (now.to !== DATA.days) pairs.push(["to", iso(now.to)]);
    pairs.push(...now.statuses.map((status) => ["status", status]));
    if (now.q) pairs.push(["q", now.q]);
    if (now.chosen) pairs.push(["record", now.chosen]);
    if (drawing.moved) {
      const { lng, lat } = drawing.map.getCenter();
      pairs.push(["view", [lng.toFixed(3), lat.toFixed(3), drawing.map.getZoom()].join(",")]);
    }
    return encoded(pairs).replace(/%2C/g, ",").replace(/%3A/g, ":");
  }

  /* Writes the state into the address a little later: browsers limit how often that may be done. */
  function keep() {
    window.clearTimeout(keeping);
    keeping = window.setTimeout(() => {
      const words = state();
      if (location.hash.slice(1) === words || (!words && !location.hash.includes("="))) return;
      try {
        history.replaceState(null, "", location.href.split("#")[0] + (words ? "#" + words : ""));
      } catch (refused) { /* a frame may forbid it; the page works without */ }
    }, 250);
  }

  /* The state that an address names, and every fault of it; nothing is guessed. */
  function stateOf(hash) {
    const wish = { from: 0, to: DATA.days, countries: [], statuses: [], q: "", chosen: "", view: null };
    const faults = [];
    const given = new URLSearchParams(hash);
    const short = (words) => (words.length > MOST_TOLD ? words.slice(0, MOST_TOLD) + "…" : words);
    const fault = (name, value, why) => faults.push(short(name + "=" + value) + " " + why);
    const statuses = [...byId("status-filter").querySelectorAll("[type=checkbox]")].map((box) => box.value);
    for (const name of new Set(given.keys())) {
      const values = [...new Set(given.getAll(name))];
      const [value] = values;
      if (name === "country" || name === "status") {
        const allowed = name === "country" ? DATA.countries : statuses;
        for (const one of values) if (!allowed.includes(one)) fault(name, one, "is not on this page");
        wish[name === "country" ? "countries" : "statuses"] = values;
      } else if (FIXED.has(name)) {
        const fixed = FIXED.getAll(name);
        if (values.length !== fixed.length || !values.every((one) => fixed.includes(one))) {
          fault(name, values.join(", "), "cannot be chosen here: this page holds " + fixed.join(", ") + " alone");
        }
      } else if (!KNOWN.includes(name)) {
        faults.push(short(name) + " is nothing that this page can be asked; known are " + KNOWN.join(", "));
      } else if (given.getAll(name).length > 1) {
        faults.push(name + " is given more than once");
      } else if (name === "from" || name === "to") {
        const day = /^\d{4}-\d\d-\d\d$/.test(value) ? dayOf(value) : NaN;
        if (Number.isNaN(day) || iso(day) !== value) fault(name, value, "is not a day such as " + iso(DATA.days));
        else if (day < 0 || day > DATA.days) {
          fault(name, value, "lies outside the days of this page, " + dayWords(0) + " to " + dayWords(DATA.days));
        } else wish[name] = day;
      } else if (name === "q") {
        wish.q = tidied(value);
        if (value.length > byId("q").maxLength) faults.push("q is longer than " + byId("q").maxLength + " characters");
        else if (value.trim() && !wish.q) fault(name, value, "holds nothing to search for");
      } else if (name === "record") {
        const [kind, id] = split(value);
        if (!["station", "country"].includes(kind) || !byId("record-" + kind + "-" + id)) fault(name, value, "is not on this page");
        wish.chosen = value;
      } else {
        const numbers = value.split(",").map((part) => (part.trim() ? Number(part) : NaN));
        const [lon, lat, zoom] = numbers;
        const fits = numbers.length === 3 && Math.abs(lon) <= 360 && Math.abs(lat) <= 86 && zoom >= 0 && zoom <= 11;
        if (fits) wish.view = numbers;
        else fault(name, value, "is not a longitude, a latitude and a zoom from 0 to 11");
      }
    }
    if (wish.from > wish.to) faults.push("from=" + iso(wish.from) + " is after to=" + iso(wish.to));
    return [wish, faults];
  }

  function tell(faults) {
    hide(byId("told"), !faults.length);
    say(byId("told"), faults.length
      ? "The address of this page asks for what it cannot show, so nothing of it was followed: " + faults.join("; ") + "."
      : "");
  }

  /* Follows the address: a state, a record, or a place on the page. */
  function follow(first) {
    const hash = location.hash.slice(1);
    const target = hash && byId(hash);
    const record = target && target.matches("#records > article");
    if (target && !record) {
      tell([]);
      unfold(target);
      return keep(); // the place was reached; the address goes on telling what is shown
    }
    if (first && !hash) return undefined;
    if (!record && hash && !hash.includes("=")) return tell(["#" + hash.slice(0, MOST_TOLD) + " is no place on this page"]);
    const [wish, faults] = record
      ? [{ ...now, chosen: hash.slice("record-".length).replace("-", ":"), view: null }, []]
      : stateOf(hash);
    if (faults.length) return tell(faults);
    stop();
    const { view, ...shown } = wish;
    Object.assign(now, shown);
    if (!view && !record) drawing.moved = false;
    show();
    if (view) {
      drawing.refit();
      drawing.moved = true;
      drawing.map.setView([view[1], view[0]], view[2], { animate: false });
      drawing.moved = true;
    } else if (!record) drawing.refit();
    return undefined;
  }

  // All together

  let speaking = 0;

  function show() {
    const view = select();
    tell([]);
    showFound(view);
    const counts = countWords(view);
    byId("counts").textContent = counts;
    byId("sentence").textContent = sentenceWords();
    byId("link").textContent = link() || "(nothing: it is the default)";
    drawing.paint(mapState(view));
    showTimeline(view);
    showFilters();
    showLists(view);
    showPanel(view);
    markChosen();
    if (!playing) keep();
    window.clearTimeout(speaking);
    speaking = window.setTimeout(() => { byId("live").textContent = counts; }, 600);
    return view;
  }

  function listen() {
    for (const name of ["from", "to"]) {
      byId(name).max = DATA.days;
      byId(name).addEventListener("pointerdown", () => take(name));
      byId(name).addEventListener("keydown", () => (grip = null));
      byId(name).addEventListener("input", (event) => {
        stop();
        move(dragged(name, Number(event.target.value)));
      });
      const box = byId(name + "-day");
      [box.min, box.max] = [iso(0), iso(DATA.days)];
      box.addEventListener("change", () => {
        stop();
        if (box.value) move({ [name]: dayOf(box.value) });
        else show();
      });
    }
    byId("track").addEventListener("click", (event) => {
      if (event.target.type === "range") return;
      const box = byId("density").getBoundingClientRect();
      const day = Math.round(((event.clientX - box.left) / box.width) * DATA.days);
      stop();
      move(Math.abs(day - now.from) < Math.abs(day - now.to) ? { from: day } : { to: day });
    });
    byId("previous").addEventListener("click", () => stepTo(-1));
    byId("next").addEventListener("click", () => stepTo(1));
    byId("play").addEventListener("click", play);
    still.addEventListener("change", stop);
    let typing = 0;
    byId("q").addEventListener("input", () => {
      window.clearTimeout(typing);
      typing = window.setTimeout(() => {
        now.q = tidied(byId("q").value);
        show();
      }, 150);
    });
    byId("copy").addEventListener("click", () => {
      byId("embed").select();
      const done = document.execCommand("copy");
      byId("copied").textContent = done ? "Copied." : "Copying is not allowed here; the lines are selected, press Ctrl+C.";
    });
    window.addEventListener("hashchange", () => follow(false));
    drawing.map.on("moveend", () => { if (drawing.moved) keep(); });
    byId("country-search").addEventListener("input", searchCountries);
    for (const [id, key] of [["country-filter", "countries"], ["status-filter", "statuses"]]) {
      byId(id).addEventListener("change", (event) => {
        if (event.target.type !== "checkbox") return;
        now[key] = ticked(id);
        show();
      });
      byId(id).addEventListener("keydown", (event) => {
        if (event.key !== "Escape" || !byId(id).open) return;
        event.stopPropagation(); // the record stays
        byId(id).open = false;
        byId(id).querySelector("summary").focus();
      });
    }
    byId("reset").addEventListener("click", () => {
      stop();
      Object.assign(now, { from: 0, to: DATA.days, countries: [], statuses: [], q: "" });
      show();
      byId("country-filter").querySelector("summary").focus();
    });
    byId("close").addEventListener("click", close);
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.target.matches("textarea, input:not([type=range])")) return;
      if (now.chosen) close();
      else drawing.map.closePopup();
    });
    document.addEventListener("click", (event) => {
      for (const filter of document.querySelectorAll("details.filter[open]")) {
        if (!filter.contains(event.target)) filter.open = false;
      }
      const anchor = event.target.closest("a[href^='#']");
      if (!anchor) return;
      unfold(byId(anchor.getAttribute("href").slice(1)));
      if (!anchor.matches("[href='#panel'], [href^='#record-']")) return;
      event.preventDefault();
      if (anchor.matches("[href='#panel']")) reveal();
      else open(anchor.getAttribute("href").slice("#record-".length).replace("-", ":"), anchor);
    });
    window.addEventListener("beforeprint", () => {
      hideUnchosen();
      for (const fold of document.querySelectorAll(".fold")) fold.open = true;
      document.documentElement.classList.add("printing");
      drawing.legend.open = true;
      drawing.dock();
      drawing.refit();
    });
    window.addEventListener("afterprint", () => {
      document.documentElement.classList.remove("printing");
      drawing.refit();
    });
  }

  /* Printed are the records of what is listed, all that are held only where no filter is set, and the
   * sources that are cited by what is printed. */
  function hideUnchosen() {
    const filtered = now.countries.length || now.statuses.length;
    const records = [...document.querySelectorAll("#records > article")];
    stationRows.forEach((row, at) => hide(records[at], row.hidden));
    countryRows.forEach((row, at) =>
      hide(records[stationRows.length + at], Boolean(filtered) && row.hidden && !now.countries.includes(DATA.countries[at])));
    const citing = "#events tr:not([hidden]) sup a, #records > article:not([hidden]) sup a, #figures sup a";
    const cited = new Set([...document.querySelectorAll(citing)].map((anchor) => anchor.hash));
    for (const row of sourceRows) row.classList.toggle("uncited", !cited.has("#" + row.id));
  }

  /* The filters' choices, which are of no use without this script. */
  function fillFilters() {
    const statuses = Object.entries(window.SYMBOLOGY.statuses).map(([status, look]) => [status, look.words]);
    const allowed = DATA.selection.statuses;
    for (const [id, choices] of [
      ["country-filter", DATA.countries.map((code) => [code, NAMES[code]])],
      ["status-filter", statuses.filter(([status]) => !allowed.length || allowed.includes(status))],
    ]) {
      for (const [value, words] of choices) {
        const label = make("label", "", make("li", "", byId(id).querySelector(".choices")));
        Object.assign(make("input", "", label), { type: "checkbox", value });
        label.append(" " + words);
      }
    }
  }

  fillFilters();
  const drawing = startMap();
  drawTicks();
  listen();
  stop();
  show();
  if (window.innerWidth < NARROW) for (const fold of document.querySelectorAll(".fold")) fold.open = false;
  follow(true);

  /* For tests and for whoever embeds the page: set any of from, to (days), countries, statuses, q. */
  window.stationPage = {
    set(wish) {
      stop();
      if (wish.countries) now.countries = wish.countries;
      if (wish.statuses) now.statuses = wish.statuses;
      if (wish.q !== undefined) now.q = tidied(wish.q);
      if (wish.to) now.to = dayOf(wish.to);
      if (wish.from) now.from = dayOf(wish.from);
      const view = show();
      return {
        statuses: view.statuses,
        stations: view.stations.map(({ values, standing }) => [values[0], standing]),
        events: view.events.map((at) => eventRows[at].id.slice("event-".length)),
        sentence: byId("sentence").textContent,
        counts: byId("counts").textContent,
        link: link(),
      };
    },
  };
})();
