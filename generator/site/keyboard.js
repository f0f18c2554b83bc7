/* What a mouse reaches in Material, a keyboard reaches too. Material itself clicks a label when Enter is pressed on it. */
(() => {
  "use strict";
  const narrow = matchMedia("(max-width: 76.2344em)");
  const drawer = document.getElementById("__drawer");
  const opener = document.querySelector(".md-header__button[for=__drawer]");
  const menu = document.querySelector(".md-nav--primary");

  const labels = [opener, ...menu.querySelectorAll("label[for]:not([tabindex='0'])")];
  const arrange = () => {
    for (const label of labels) {
      label.role = narrow.matches ? "button" : null;
      if (narrow.matches) label.tabIndex = 0;
      else label.removeAttribute("tabindex");
    }
  };
  narrow.addEventListener("change", arrange);
  arrange();
  for (const label of menu.querySelectorAll("label[tabindex='0']")) label.role = "button";

  opener.ariaLabel = menu.ariaLabel;
  const tell = () => (opener.ariaExpanded = drawer.checked);
  drawer.addEventListener("change", tell);
  tell();
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !drawer.checked) return;
    drawer.click();
    opener.focus();
  });

  /* A table is a stop only where there is something to scroll. */
  const measured = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
      else target.removeAttribute("tabindex");
    }
  });
  for (const table of document.querySelectorAll(".table-scroll")) measured.observe(table);
})();
