// What the theme adds to a page while it is read: its copy buttons are no landmarks with one name (WCAG 1.3.1, 4.1.2),
// and a table that scrolls can be scrolled with the keyboard (WCAG 2.1.1).
const complete = () => {
  for (const buttons of document.querySelectorAll("nav.md-code__nav")) buttons.setAttribute("role", "none");
  for (const table of document.querySelectorAll(".md-typeset__scrollwrap")) table.tabIndex = 0;
};
new MutationObserver(complete).observe(document.body, {childList: true, subtree: true});
complete();
