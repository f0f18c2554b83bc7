/* Two years or two indicators that a reader chooses, taken from the table of all years. Nothing is computed here. */
(() => {
  "use strict";
  const [pairs, series, all] = ["years", "indicators", "all"].map((name) => document.getElementById(`compared-${name}`));
  if (!all) return;
  const { texts, changes } = JSON.parse(all.querySelector(".compared-data").textContent);
  const whole = all.querySelector("table");
  const heads = [...whole.tHead.rows[0].cells];
  const copies = (cells) => cells.map((cell) => cell.cloneNode(true));
  const fill = (part, titles, bodies) => {
    const table = part.querySelector("table");
    titles.forEach((title, at) => table.tHead.rows[0].cells[at + 1].replaceChildren(...title.childNodes));
    table.replaceChildren(table.caption, table.tHead, ...bodies);
  };
  const drawYears = (years) => {
    const columns = years.sort().map((year) => heads.findIndex((head) => head.dataset.year === year));
    const bodies = copies([...whole.tBodies]);
    for (const row of bodies.flatMap((body) => [...body.rows])) {
      const id = row.dataset.indicator;
      const cells = columns.map((at) => row.cells[at]);
      if (!id) row.cells[0].colSpan = 4;
      else if (cells.every((cell) => !cell.firstChild)) row.remove();
      else {
        const [before, after] = copies(cells);
        for (const cell of [before, after]) cell.children[1]?.remove();
        const change = row.insertCell();
        change.className = "number";
        change.textContent = texts[changes[id]?.[years.join("-")]] ?? "";
        row.replaceChildren(row.cells[0], before, after, change);
      }
    }
    fill(pairs, copies(columns.map((at) => heads[at])), bodies.filter((body) => body.rows.length > 1));
  };
  const drawIndicators = (ids) => {
    const rows = ids.map((id) => whole.querySelector(`[data-indicator="${id}"]`));
    const body = document.createElement("tbody");
    heads.forEach((head, at) => {
      const cells = copies(rows.map((row) => row.cells[at]));
      if (!at || cells.every((cell) => !cell.firstChild)) return;
      const row = body.insertRow(0);
      const year = document.createElement("th");
      year.scope = "row";
      year.textContent = head.textContent;
      row.append(year, ...cells);
    });
    fill(series, copies(rows.map((row) => row.cells[0])), [body]);
  };
  const query = new URLSearchParams(location.search);
  for (const [name, part, draw] of [["years", pairs, drawYears], ["indicators", series, drawIndicators]]) {
    if (!part) continue;
    const selects = [...part.querySelectorAll("select")];
    const values = () => selects.map((select) => select.value);
    const asked = query.get(name)?.split(",") ?? [];
    selects.forEach((select, at) => {
      const option = [...select.options].find((one) => one.value === asked[at]);
      if (option) option.selected = true;
      select.addEventListener("change", () => {
        draw(values());
        query.set(name, values());
        if (location.protocol !== "file:") history.replaceState(null, "", `?${query}#${name}`.replaceAll("%2C", ","));
      });
    });
    if (asked[0]) draw(values());
  }
})();
