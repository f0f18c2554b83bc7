/* Charts that answer: values on pointing, touching and arrow keys; shares; another base year; a link; a PNG. Nothing is computed here. */
(() => {
  "use strict";
  const make = (name, kind, ...content) => {
    const made = document.createElement(name);
    made.className = kind;
    made.append(...content);
    return made;
  };
  const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const centre = (area) => {
    const box = area.getBoundingClientRect();
    return [box.x + box.width / 2, box.y + box.height / 2];
  };
  const nearest = (areas, from, [dx, dy]) => {
    const [x, y] = centre(from);
    let best = null;
    let least = Infinity;
    for (const area of areas) {
      const [ax, ay] = centre(area);
      const ahead = (ax - x) * dx + (ay - y) * dy;
      const aside = Math.abs((ax - x) * dy + (ay - y) * dx);
      if (ahead > 1 && ahead + 3 * aside < least) [best, least] = [area, ahead + 3 * aside];
    }
    return best;
  };

  for (const figure of document.querySelectorAll("figure:has(> .chart-data)")) {
    const data = JSON.parse(figure.querySelector(".chart-data").textContent);
    const words = data.words;
    const title = figure.querySelector("title").textContent;
    const tip = make("p", "chart-tip");
    tip.role = "status";
    tip.hidden = true;
    let shown = null;
    let base = "";

    const hide = () => {
      shown?.classList.remove("on");
      shown = null;
      tip.hidden = true;
    };
    const show = (area) => {
      if (area === shown) return;
      hide();
      shown = area;
      area.classList.add("on");
      const [name, value, change, status, sources, changes] = data.readings[area.dataset.k];
      const since = base ? changes?.[base] : change;
      const lines = [make("span", "", name), make("strong", "", value)];
      for (const text of [since, status, sources]) if (text) lines.push(make("span", "", text));
      tip.replaceChildren(...lines);
      tip.hidden = false;
      const around = figure.getBoundingClientRect();
      const box = area.getBoundingClientRect();
      const left = box.x + box.width / 2 - around.x - tip.offsetWidth / 2;
      const above = box.y - around.y - tip.offsetHeight - 6;
      tip.style.left = `${Math.max(0, Math.min(left, around.width - tip.offsetWidth))}px`;
      tip.style.top = `${above < 0 ? box.bottom - around.y + 6 : above}px`;
    };

    for (const box of figure.querySelectorAll(".ch-box")) {
      const areas = () => [...box.querySelectorAll("rect[data-k]")].filter((area) => area.getClientRects().length);
      if (!box.querySelector("rect[data-k]")) continue;
      box.tabIndex = 0;
      box.role = "group";
      box.ariaLabel = `${title}. ${words.help}`;
      const point = (event) => {
        const area = event.target.closest("rect[data-k]");
        if (area) show(area);
        else hide();
      };
      box.addEventListener("pointermove", point);
      box.addEventListener("pointerdown", point);
      box.addEventListener("pointerleave", (event) => event.pointerType === "touch" || hide());
      box.addEventListener("blur", hide);
      box.addEventListener("keydown", (event) => {
        const all = areas();
        const ends = { Home: all[0], End: all.at(-1), Escape: null };
        const way = WAYS[event.key];
        if (event.ctrlKey || event.altKey || event.metaKey || !(way || event.key in ends)) return;
        const next = way ? (shown ? nearest(all, shown, way) : all[0]) : ends[event.key];
        if (next) show(next);
        else if (event.key === "Escape") hide();
        if (next) event.preventDefault();
      });
    }
    document.addEventListener("pointerdown", (event) => figure.contains(event.target) || hide());
    figure.append(tip);

    const tools = figure.querySelector(".chart-tools");
    const shares = figure.querySelector(".chart-shares");
    if (shares) {
      const numbers = figure.querySelector(".ch-box");
      const buttons = [words.number, words.share].map((name) => make("button", "chart-button", name));
      const choose = (share) => {
        hide();
        numbers.hidden = share;
        shares.open = share;
        shares.hidden = !share;
        buttons.forEach((button, index) => (button.ariaPressed = share === Boolean(index)));
      };
      buttons.forEach((button, index) => {
        button.type = "button";
        button.addEventListener("click", () => choose(Boolean(index)));
      });
      shares.querySelector("summary").hidden = true;
      choose(false);
      tools.append(...buttons);
    }
    if (data.years?.length > 1) {
      const list = make("ul", "chart-changes");
      list.ariaLive = "polite";
      const select = make("select", "", new Option(words.before, ""), ...data.years.map(([year, name]) => new Option(name, year)));
      select.addEventListener("change", () => {
        base = select.value;
        hide();
        const compared = data.readings.filter((reading) => base && reading[5]?.[base]);
        list.replaceChildren(...compared.map((reading) => make("li", "", `${reading[0]} `, make("span", "", reading[5][base]))));
      });
      tools.append(make("label", "", `${words.since} `, select));
      figure.querySelector(".ch-box").after(list);
    }

    const link = figure.querySelector(".chart-link");
    link?.addEventListener("click", (event) => {
      if (!navigator.clipboard) return;
      event.preventDefault();
      history.replaceState(null, "", link.href);
      navigator.clipboard.writeText(link.href).then(() => (link.textContent = words.copied));
    });
    const file = figure.querySelector('.illustration__files a[href$=".svg"]');
    if (file && location.protocol !== "file:") {
      const button = make("button", "chart-button", "PNG");
      button.type = "button";
      button.addEventListener("click", async () => {
        const text = await (await fetch(file.href)).text();
        const picture = new Image();
        picture.src = `data:image/svg+xml,${encodeURIComponent(text)}`;
        await picture.decode();
        const canvas = document.createElement("canvas");
        [canvas.width, canvas.height] = [2 * picture.width, 2 * picture.height];
        canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
        const taken = make("a", "");
        taken.href = canvas.toDataURL("image/png");
        taken.download = file.href.split("/").pop().replace(".svg", ".png");
        taken.click();
      });
      file.after(" · ", button);
    }
  }
})();
