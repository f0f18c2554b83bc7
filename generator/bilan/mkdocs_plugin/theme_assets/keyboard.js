/* What a mouse does in Material, a keyboard does too: in the menu of narrow windows, the choice of colours, tables that scroll. */
(() => {
  "use strict";
  const menu = document.querySelector(".md-nav--primary");
  const drawer = document.getElementById("__drawer");
  const opener = document.querySelector(".md-header__button[for=__drawer]");

  const button = (sign, name, toggle, next) => {
    sign.role = "button";
    sign.tabIndex = 0;
    sign.ariaLabel = name;
    sign.addEventListener("click", (event) => {
      event.preventDefault(); /* the label around would do it once more */
      toggle.click();
      next()?.focus();
    });
    sign.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      sign.click();
    });
    const tell = () => (sign.ariaExpanded = toggle.checked);
    toggle.addEventListener("change", tell);
    tell();
  };

  const sign = document.createElement("span");
  sign.append(...opener.childNodes);
  opener.append(sign);
  button(sign, menu.ariaLabel, drawer, () => menu.querySelector("a"));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !drawer.checked) return;
    drawer.click();
    sign.focus();
  });

  for (const label of menu.querySelectorAll("label[for]:has(> .md-nav__icon)")) {
    const signs = [...menu.querySelectorAll(`label[for=${label.htmlFor}] > .md-nav__icon`)];
    const own = label.querySelector(":scope > .md-nav__icon");
    label.removeAttribute("tabindex");
    button(own, label.textContent.trim(), document.getElementById(label.htmlFor), () => signs.find((other) => other !== own));
  }

  /* Of the two inputs that choose the colours, the one whose sign is shown takes the focus, and does what a click on it does. */
  document.addEventListener("focusin", ({ target }) => {
    if (target.matches(".md-option:has(+ [hidden])")) document.querySelector(".md-option:has(+ label:not([hidden]))").focus();
  });
  const choose = (event) => {
    if (!event.target.matches(".md-option") || (event.key !== "Enter" && event.key !== " ")) return;
    event.preventDefault(); /* when it comes up, a space would choose what has the focus once more */
    if (event.type === "keyup") return;
    const label = event.target.nextElementSibling;
    label.click();
    label.control.focus();
  };
  document.addEventListener("keydown", choose);
  document.addEventListener("keyup", choose);

  /* Material searches when a key comes up; words that are pasted, dropped or dictated bring up none. */
  const query = document.querySelector(".md-search__input");
  query?.addEventListener("input", () => query.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true })));

  /* A table is a stop only where there is something to scroll. */
  const measured = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
      else target.removeAttribute("tabindex");
    }
  });
  for (const table of document.querySelectorAll(".table-scroll")) {
    measured.observe(table);
    /* Chromium leaves what has the focus half out of sight where a table runs from the right. */
    table.addEventListener("focusin", ({ target }) => {
      if (target !== table) target.scrollIntoView({ block: "nearest", inline: "nearest" });
    });
  }
})();
