/** Counts on the map: a circle with a number for stations that are not drawn singly at this zoom. */

import { make } from "../shared/dom.js";
import { countLines, memberLine, shown, spoken } from "./claims.js";
import { leaveUndescribed, onPress } from "./layers.js";
import { putAt } from "./position.js";

export class Counts {
  /**
   * @param {import("./stations.js").Stations} stations
   * @param {(code: string) => string} nameOf a country
   * @param {(mark: import("./arrange.js").Mark) => boolean} split shows the members of a count apart; false where
   *   no zoom does
   * @param {(id: string, byKey: boolean) => void} choose called when a member is chosen from the list of a count
   */
  constructor(map, tables, stations, nameOf, split, choose) {
    Object.assign(this, { map, tables, stations, nameOf, split, choose });
    this.drawn = new Map(); // id of the member where it stands -> mark, marker and words
  }

  /** @param {import("./arrange.js").Mark[]} marks */
  show(marks) {
    const wanted = new Set(marks.map(({ at }) => at.id));
    for (const [id, { marker }] of this.drawn) {
      if (wanted.has(id)) continue;
      marker.remove();
      this.drawn.delete(id);
    }
    for (const mark of marks) {
      if (!this.drawn.has(mark.at.id)) this.drawn.set(mark.at.id, this.add());
      const drawn = this.drawn.get(mark.at.id);
      drawn.mark = mark;
      this.dress(drawn);
      putAt(this.map, drawn.marker, mark.x, mark.y, mark.target);
      drawn.circle.style.width = drawn.circle.style.height = `${mark.size}px`;
    }
  }

  add() {
    const circle = make("div", null, "count-circle");
    const icon = L.divIcon({ html: circle, className: "station-count" });
    const marker = L.marker([0, 0], { icon, keyboard: true, riseOnHover: true, autoPanOnFocus: false });
    marker.bindTooltip("", { direction: "top", offset: [0, -8] });
    leaveUndescribed(marker);
    marker.addTo(this.map);
    const drawn = { marker, circle, mark: null, words: "" };
    const node = marker.getElement();
    node.setAttribute("role", "button");
    marker.on("click", () => this.press(drawn, false));
    onPress(node, () => this.press(drawn, true));
    return drawn;
  }

  dress(drawn) {
    const { mark, marker, circle } = drawn;
    const node = marker.getElement();
    const isWhole = !mark.members.some(({ isArea }) => isArea);
    if (isWhole) node.dataset.ids = idsOf(mark).join(" ");
    else delete node.dataset.ids; // the server counted some
    node.dataset.count = mark.count;
    if (mark.country) node.dataset.country = mark.country;
    else delete node.dataset.country;
    node.classList.toggle("station-count--mixed", !mark.country);
    const lines = countLines(this.tables, mark, (id) => this.stations.standings.get(id), this.nameOf);
    if (drawn.words === spoken(lines)) return;
    drawn.words = spoken(lines);
    circle.textContent = mark.count;
    node.setAttribute("aria-label", spoken([...lines, this.tables.texts.enlarge]));
    marker.setTooltipContent(() => shown(lines));
  }

  press(drawn, byKey) {
    if (this.split(drawn.mark)) return;
    const { marker, mark } = drawn;
    const ids = idsOf(mark);
    if (!ids.length) return;
    const options = { autoPan: false, maxWidth: 260, maxHeight: 220 };
    marker.unbindPopup().bindPopup(() => this.list(ids, byKey), options).openPopup();
    if (byKey) marker.getPopup().getElement()?.querySelector("button")?.focus();
  }

  /** The members of a count that no zoom shows apart, each to be chosen. */
  list(ids, byKey) {
    const content = make("ul", null, "count-members");
    for (const id of ids) {
      const line = memberLine(this.tables, this.stations.places.get(id), this.stations.standings.get(id));
      const button = make("button", make("li", content), "", line);
      button.type = "button";
      button.addEventListener("click", () => this.choose(id, byKey));
    }
    return content;
  }

  /** The count that contains a station; undefined where it is drawn singly or not at all. */
  holding(id) {
    return [...this.drawn.values()].find(({ mark }) => idsOf(mark).includes(id));
  }
}

/** Ids of the stations in a count, without those that the server counted. */
function idsOf({ members }) {
  return members.filter(({ isArea }) => !isArea).map(({ id }) => id);
}
