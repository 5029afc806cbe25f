// The timeline of the front page. The library is loaded only when the drawing comes into view.
(() => {
  const place = document.getElementById("timeline");
  const tools = document.querySelector(".timeline-tools");
  const told = document.querySelector(".timeline-told");
  const MOST = 300; // items that the library draws without stutter
  const DAY = 86400000;

  function style(address) {
    return new Promise((resolve) => {
      const link = document.createElement("link");
      link.rel = "stylesheet";
      link.href = address;
      link.onload = resolve;
      link.onerror = resolve;
      document.head.prepend(link);
    });
  }

  async function draw() {
    await Promise.all([
      style("assets/vendor/vis.css"),
      window.dragoman.load("assets/vendor/vis.js"),
      window.dragoman.load("data/timeline.js"),
    ]);
    const data = window.dragomanData.timeline;
    if (!data.items.length) {
      place.textContent = "No contact with a known day was read.";
      return;
    }
    const moments = data.items.map((item) => ({ ...item, from: Date.parse(item.start), to: Date.parse(item.end) }));
    const first = Date.parse(data.first);
    const last = Date.parse(data.last);
    const least = Math.min(...moments.map((item) => item.from));
    const most = Math.max(...moments.map((item) => item.to));
    const margin = Math.max(DAY, (last - first) * 0.06);
    const groups = new window.vis.DataSet();
    const items = new window.vis.DataSet();
    let lanes = "actor";

    const lanesOf = (item) => {
      const known = lanes === "actor" ? data.actors.map(([id]) => id) : data.sides.map(([id]) => id);
      const own = (lanes === "actor" ? item.who : item.sides).filter((id) => known.includes(id));
      return own.length ? own : ["other"];
    };
    function content(item, lane) {
      const link = document.createElement("a");
      link.href = item.href;
      link.textContent = item.label;
      link.title = `${item.when}: ${item.label} (${item.kind}, ${item.manner})`;
      if (lane !== lanesOf(item)[0]) link.tabIndex = -1;
      return link;
    }
    function show(from, to) {
      const seen = moments.filter((item) => item.from < to && item.to > from);
      const drawn = seen.slice(0, MOST);
      const wanted = new Map();
      for (const item of drawn) {
        for (const lane of lanesOf(item)) {
          const exact = item.precision === "day" || (item.precision === "assumed" && item.to - item.from <= DAY);
          wanted.set(`${lanes}/${lane}/${item.id}`, {
            id: `${lanes}/${lane}/${item.id}`,
            group: lane,
            content: content(item, lane),
            start: exact ? item.from + DAY / 2 : item.from,
            ...(exact ? {} : { end: item.to }),
            type: exact ? "point" : "range",
            className: `item ${item.status} ${item.ink} ${item.precision}`,
          });
        }
      }
      items.remove(items.getIds().filter((id) => !wanted.has(id)));
      items.add([...wanted.values()].filter((item) => !items.get(item.id)));
      told.textContent =
        seen.length > drawn.length
          ? `The first ${drawn.length} of ${seen.length} contacts in view are drawn; zoom in to see the others.`
          : `${seen.length} of ${moments.length} contacts in view.`;
    }
    function regroup() {
      const named = lanes === "actor" ? data.actors : data.sides.map(([id]) => [id, id]);
      const classes = new Map(data.sides);
      const used = new Set(moments.flatMap(lanesOf));
      const list = named.filter(([id]) => used.has(id)).map(([id, name], order) => ({
        id,
        order,
        content: name,
        className: lanes === "side" ? `lane ${classes.get(id)}` : "lane",
      }));
      if (used.has("other")) list.push({ id: "other", order: 1000, content: lanes === "actor" ? "others" : "not known", className: "lane" });
      items.clear();
      groups.clear();
      groups.add(list);
    }

    regroup();
    place.replaceChildren();
    let from = first - margin;
    const asked = moments.filter((item) => item.from < last);
    if (asked.length > MOST) from = asked[asked.length - 60].from - DAY;
    show(from, last + margin);
    const chart = new window.vis.Timeline(place, items, groups, {
      start: from,
      end: last + margin,
      min: least - margin * 4 - 7 * DAY,
      max: most + margin * 4 + 7 * DAY,
      moment: window.vis.utc,
      zoomMin: 2 * DAY,
      maxHeight: 560,
      verticalScroll: true,
      horizontalScroll: false,
      zoomKey: "ctrlKey",
      orientation: "top",
      selectable: false,
      showCurrentTime: false,
      stack: true,
      margin: { item: { horizontal: 6, vertical: 3 }, axis: 6 },
      format: { minorLabels: { day: "D", weekday: "D", week: "D" }, majorLabels: { day: "MMMM YYYY", weekday: "MMMM YYYY", week: "MMMM YYYY" } },
    });
    let current = [from, last + margin];
    chart.on("rangechanged", ({ start, end }) => {
      current = [start.valueOf(), end.valueOf()];
      show(...current);
    });
    tools.hidden = false;
    tools.addEventListener("change", (event) => {
      lanes = event.target.value;
      regroup();
      show(...current);
    });
    tools.addEventListener("click", (event) => {
      const [start, end] = current;
      const step = (end - start) / 3;
      const move = {
        in: () => chart.zoomIn(0.5),
        out: () => chart.zoomOut(0.5),
        earlier: () => chart.setWindow(start - step, end - step),
        later: () => chart.setWindow(start + step, end + step),
        all: () => chart.setWindow(first - margin, last + margin),
      }[event.target.dataset.do];
      if (move) move();
    });
    place.addEventListener("focusin", (event) => event.target.closest(".vis-item")?.scrollIntoView({ block: "nearest" }));
    place.dataset.drawn = "true";
  }

  const watch = new IntersectionObserver(
    (seen) => {
      if (!seen.some((entry) => entry.isIntersecting)) return;
      watch.disconnect();
      draw();
    },
    { rootMargin: "200px" },
  );
  watch.observe(place);
})();
