"use strict";
(() => {
  const firstRows = 200;
  const moreRows = 1000;
  const statusColumn = 1;
  const byId = id => document.getElementById(id);
  const [table, search, status, shown, more] = ["table", "search", "status", "shown", "more"].map(byId);
  const body = table.tBodies[0];
  const all = Array.from(body.rows);
  const texts = new Map(all.map(row => [row, row.textContent.toLowerCase()]));
  const severity = Array.from(status.options, option => option.value);
  const collator = new Intl.Collator(undefined, { numeric: true });
  let sorted = all;
  let matching = all;
  let limit = firstRows;

  // Ten thousand rows in the page make every keystroke slow; a few hundred do not, and the rest are a button away.
  function show() {
    body.replaceChildren(...matching.slice(0, limit));
    shown.textContent = `${matching.length.toLocaleString("en")} of ${all.length.toLocaleString("en")} rows`;
    more.parentElement.hidden = matching.length <= limit;
    more.textContent = `Show more (${(matching.length - limit).toLocaleString("en")} left)`;
  }

  function filter() {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    matching = sorted.filter(row =>
      (!status.value || row.dataset.status === status.value) && words.every(word => texts.get(row).includes(word)));
    limit = firstRows;
    show();
  }

  function keyOf(row, column) {
    const cell = row.cells[column];
    if (column === statusColumn) return severity.indexOf(row.dataset.status);
    return cell.dataset.v === undefined ? cell.textContent : Number(cell.dataset.v);
  }

  function sort(head, column) {
    const descending = head.getAttribute("aria-sort") === "ascending";
    for (const other of table.tHead.rows[0].cells) other.setAttribute("aria-sort", "none");
    head.setAttribute("aria-sort", descending ? "descending" : "ascending");
    const sign = descending ? -1 : 1;
    const keyed = all.map(row => [keyOf(row, column), row]);
    keyed.sort(([a], [b]) => {
      // Empty cells stand last either way.
      if (a === "" || b === "") return (a === "") - (b === "");
      return sign * (typeof a === "number" && typeof b === "number" ? a - b : collator.compare(a, b));
    });
    sorted = keyed.map(([, row]) => row);
    filter();
  }

  function followHash() {
    const wanted = new URLSearchParams(location.hash.slice(1));
    if (!wanted.has("q") && !wanted.has("status")) return;
    search.value = wanted.get("q") ?? "";
    status.value = wanted.get("status") ?? "";
    filter();
    byId("rows").scrollIntoView();
  }

  Array.from(table.tHead.rows[0].cells).forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    button.addEventListener("click", () => sort(head, column));
    head.replaceChildren(button);
    head.setAttribute("aria-sort", column === 0 ? "ascending" : "none");
  });
  search.addEventListener("input", filter);
  status.addEventListener("change", filter);
  more.addEventListener("click", () => { limit += moreRows; show(); });
  addEventListener("hashchange", followHash);
  addEventListener("beforeprint", () => body.replaceChildren(...matching));
  addEventListener("afterprint", show);
  document.querySelector(".tools").hidden = false;
  show();
  followHash();
})();
