/* Tables of records: drawn from an element's data-records, and sorted by a click on a column's name. */
(function () {
  "use strict";

  const compare = new Intl.Collator("en-GB", { numeric: true }).compare;

  function made(name, attributes, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      element.setAttribute(key, value);
    }
    element.append(...children);
    return element;
  }

  const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

  /* A date is sorted and downloaded as 2018-01-08, and read as 8 Jan 2018. */
  function read(text) {
    const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
    return day ? [Number(day[3]), MONTHS[Number(day[2]) - 1], day[1]].join("\u00a0") : text;
  }

  function rowsOf(rows) {
    return rows.map((cells) =>
      made(
        "tr",
        {},
        ...cells.map((text, place) =>
          place ? made("td", {}, read(text)) : made("th", { scope: "row" }, read(text))
        )
      )
    );
  }

  /* Up, down, up: an empty cell is last either way. */
  function sortBy(table, body, records, place) {
    const headers = table.querySelectorAll("thead th");
    const up = headers[place].getAttribute("aria-sort") !== "ascending";
    headers.forEach((header) => header.removeAttribute("aria-sort"));
    headers[place].setAttribute("aria-sort", up ? "ascending" : "descending");
    const sorted = [...records.rows].sort((one, other) => {
      const [a, b] = [one[place], other[place]];
      if (!a || !b) {
        return a ? -1 : b ? 1 : 0;
      }
      return up ? compare(a, b) : compare(b, a);
    });
    body.replaceChildren(...rowsOf(sorted));
  }

  function draw(place) {
    const text = place.getAttribute("data-records");
    if (!text) {
      place.replaceChildren();
      return;
    }
    const records = JSON.parse(text);
    if (!records.rows.length) {
      place.replaceChildren(made("p", { class: "quiet" }, records.nothing));
      return;
    }
    const body = made("tbody", {}, ...rowsOf(records.rows));
    const names = records.headers.map((name, index) => {
      const button = made("button", { type: "button", class: "sort" }, name);
      button.addEventListener("click", () => sortBy(table, body, records, index));
      return made("th", { scope: "col" }, button);
    });
    const caption = made("caption", {}, made("span", {}, records.caption + ". Choose a column’s name to sort by it."));
    const table = made("table", { class: "data words-table" }, caption, made("thead", {}, made("tr", {}, ...names)), body);
    const region = { class: "scroll", role: "region", tabindex: "0", "aria-label": "Table: " + records.caption };
    place.replaceChildren(made("div", region, table));
  }

  function find(node) {
    if (node.nodeType !== Node.ELEMENT_NODE) {
      return [];
    }
    const inside = Array.from(node.querySelectorAll("[data-records]"));
    return node.matches("[data-records]") ? [node, ...inside] : inside;
  }

  new MutationObserver(function (changes) {
    const places = new Set();
    for (const change of changes) {
      const nodes = change.type === "attributes" ? [change.target] : change.addedNodes;
      nodes.forEach((node) => find(node).forEach((place) => places.add(place)));
    }
    places.forEach(draw);
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-records"] });
})();
