// Menus made of <details>: Escape and a click elsewhere close them. [data-eh-print] prints.
export function menus(scope) {
  for (const button of scope.querySelectorAll("[data-eh-print][hidden]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
  for (const menu of scope.querySelectorAll("details.eh-menu:not([data-eh-ready])")) {
    menu.setAttribute("data-eh-ready", "");
    document.addEventListener("click", (event) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) return;
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  }
}
