/* Runs in every frame of a measured page, the same for all apps. All times are milliseconds since
 * 1970 from performance.timeOrigin + performance.now(), so that frames agree on them.
 *
 * top.bench.keys      key presses, as the page saw them
 * top.bench.sent      messages sent to the server
 * top.bench.received  [time, bytes] of messages from the server
 * top.bench.painted   {day, changed, painted}: the map showed another day, and when that was on screen
 */
(() => {
  "use strict";
  const now = () => performance.timeOrigin + performance.now();

  if (window === window.top) {
    const bench = { keys: [], sent: [], received: [], painted: [], waiting: [], day: "" };
    window.bench = bench;
    /* Resolves when more than `count` paintings have been noted. */
    bench.beyond = (count) =>
      new Promise((resolve) => {
        const look = () => (bench.painted.length > count ? resolve() : bench.waiting.push(look));
        look();
      });
    /* Resolves when nothing was received or painted for `quiet` milliseconds. */
    bench.settled = (quiet) =>
      new Promise((resolve) => {
        const look = () => {
          const latest = bench.received.length ? bench.received[bench.received.length - 1][0] : 0;
          const painted = bench.painted.length ? bench.painted[bench.painted.length - 1].painted : 0;
          const left = Math.max(latest, painted) + quiet - now();
          if (left <= 0) resolve();
          else setTimeout(look, left + 1);
        };
        look();
      });
    window.addEventListener("keydown", (event) => bench.keys.push(performance.timeOrigin + event.timeStamp), true);
    window.WebSocket = class extends WebSocket {
      constructor(...address) {
        super(...address);
        this.addEventListener("message", (event) =>
          bench.received.push([now(), event.data.byteLength || event.data.size || event.data.length || 0])
        );
      }
      send(message) {
        bench.sent.push(now());
        super.send(message);
      }
    };
    return;
  }

  let bench;
  try {
    bench = window.top.bench;
  } catch (error) {
    return; // a frame of another origin
  }
  if (!bench) return;

  /* The day that the map shows; empty while a marker, or a coloured country of ours, is missing. */
  function shownDay() {
    const ours = document.querySelector("[data-as-of]");
    if (ours) {
      const whole =
        document.querySelector(".station, .station-count") && document.querySelector('.country[class*="status--"]');
      return whole ? ours.getAttribute("data-as-of") : "";
    }
    const marker = document.querySelector('path[class*="day-"]');
    return marker ? /day-(\d{4}-\d\d-\d\d)/.exec(marker.getAttribute("class"))[1] : "";
  }

  function look() {
    const day = shownDay();
    if (!day || day === bench.day) return;
    bench.day = day;
    const changed = now();
    /* A message posted in an animation frame is handled after the painting of that frame. */
    requestAnimationFrame(() => {
      const after = new MessageChannel();
      after.port1.onmessage = () => {
        bench.painted.push({ day, changed, painted: now() });
        for (const waiting of bench.waiting.splice(0)) waiting();
      };
      after.port2.postMessage(0);
    });
  }

  const observer = new MutationObserver(look);
  /* A frame keeps its window, and this script, but not its document when it leaves about:blank. */
  function watch() {
    observer.disconnect();
    observer.observe(document, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ["class", "data-as-of"],
    });
    look();
  }
  window.addEventListener("DOMContentLoaded", watch);
  window.addEventListener("load", watch);
  watch();
})();
