// What every page has: the theme button, tooltips that close with Escape, the search, lists with a filter.
(() => {
  const root = document.body.dataset.root;
  const fold = (words) => words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  window.dragoman = {
    fold,
    load(address) {
      return new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = root + address;
        script.onload = resolve;
        script.onerror = () => reject(new Error(`${address} did not load`));
        document.head.append(script);
      });
    },
    colour(name) {
      return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
    },
  };

  const button = document.getElementById("theme");
  const system = matchMedia("(prefers-color-scheme: dark)");
  const dark = () => (document.documentElement.dataset.theme || (system.matches ? "dark" : "light")) === "dark";
  const told = () => button.setAttribute("aria-pressed", String(dark()));
  button.hidden = false;
  button.addEventListener("click", () => {
    const next = dark() ? "light" : "dark";
    document.documentElement.dataset.theme = next;
    try {
      localStorage.setItem("dragoman-theme", next);
    } catch {
      // kept for this page only
    }
    told();
    document.dispatchEvent(new CustomEvent("dragoman:theme"));
  });
  system.addEventListener("change", told);
  told();

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") document.body.classList.add("tips-closed");
  });
  for (const kind of ["pointerover", "focusin"]) {
    document.addEventListener(kind, (event) => {
      const cite = event.target.closest?.(".cite");
      if (!cite) return;
      document.body.classList.remove("tips-closed");
      const tip = cite.querySelector(".tip");
      cite.classList.toggle("to-left", cite.getBoundingClientRect().left + tip.offsetWidth > innerWidth - 16);
    });
  }

  function marked() {
    const wanted = decodeURIComponent(location.hash.slice(1));
    for (const piece of document.querySelectorAll(".pointed")) piece.classList.remove("pointed");
    if (!/^s\d+-\d+$/.test(wanted)) return;
    for (const piece of document.querySelectorAll(`#${wanted}, [data-of="${wanted}"]`)) piece.classList.add("pointed");
  }
  addEventListener("hashchange", marked);
  marked();

  for (const input of document.querySelectorAll("input[data-filters]")) {
    input.closest("[hidden]")?.removeAttribute("hidden");
    const rows = [...document.getElementById(input.dataset.filters).children].map((row) => [row, fold(row.textContent)]);
    input.addEventListener("input", () => {
      const words = fold(input.value).split(/\s+/).filter(Boolean);
      for (const [row, text] of rows) row.hidden = !words.every((word) => text.includes(word));
    });
  }

  const search = document.getElementById("search");
  const box = document.getElementById("search-words");
  const list = document.getElementById("search-found");
  const status = document.getElementById("search-told");
  let entries = null;
  let active = -1;
  search.hidden = false;

  async function read() {
    const chunks = Number(document.body.dataset.searchChunks);
    await Promise.all(Array.from({ length: chunks }, (_, at) => window.dragoman.load(`data/search-${at}.js`)));
    entries = [];
    for (let at = 0; at < chunks; at += 1) {
      for (const entry of window.dragomanData[`search-${at}`]) entries.push([entry, fold(entry.join(" ")), fold(entry[1])]);
    }
  }
  let reading = null;
  const ready = () => (reading ||= read());
  box.addEventListener("focus", ready);

  function close() {
    list.hidden = true;
    active = -1;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  }
  function point(at) {
    const options = [...list.children];
    if (!options.length) return;
    active = (at + options.length) % options.length;
    options.forEach((option, index) => option.setAttribute("aria-selected", String(index === active)));
    options[active].scrollIntoView({ block: "nearest" });
    box.setAttribute("aria-activedescendant", options[active].id);
  }
  async function find() {
    const words = fold(box.value).split(/\s+/).filter(Boolean);
    if (!words.length) {
      status.textContent = "";
      close();
      return;
    }
    await ready();
    const rank = { person: 0, contact: 1, source: 2 };
    const found = [];
    for (const [entry, text, title] of entries) {
      if (words.every((word) => text.includes(word))) {
        const starts = title.split(/[\s-]+/).some((part) => part.startsWith(words[0]));
        found.push([(starts ? 0 : 10) + rank[entry[0]], entry]);
      }
    }
    found.sort((one, other) => one[0] - other[0]);
    list.replaceChildren(
      ...found.slice(0, 12).map(([, [what, title, more, address]], at) => {
        const option = document.createElement("li");
        option.id = `found-${at}`;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.dataset.address = address;
        const name = document.createElement("b");
        name.textContent = title;
        const rest = document.createElement("span");
        rest.textContent = `${what}${more ? `, ${more}` : ""}`;
        option.append(name, rest);
        return option;
      }),
    );
    status.textContent = found.length ? `${found.length} found` : "Nothing found";
    list.hidden = !found.length;
    box.setAttribute("aria-expanded", String(found.length > 0));
    active = -1;
  }
  const go = (option) => {
    location.href = root + option.dataset.address;
  };
  box.addEventListener("input", find);
  box.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      point(active + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Enter" && list.children.length && !list.hidden) {
      go(list.children[Math.max(active, 0)]);
    } else if (event.key === "Escape") {
      close();
    }
  });
  list.addEventListener("mousedown", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) go(option);
  });
  box.addEventListener("blur", () => setTimeout(close, 150));
})();
