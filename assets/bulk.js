// Bulk selection: [data-eh-bulk] holds rows with checkboxes and a bar of actions. The bar
// counts what is chosen; [data-eh-bulk-all] chooses every row of the page.
export function bulk(scope) {
  for (const table of scope.querySelectorAll("[data-eh-bulk]:not([data-eh-ready])")) {
    table.setAttribute("data-eh-ready", "");
    const all = table.querySelector("[data-eh-bulk-all]");
    const count = table.querySelector("[data-eh-bulk-count]");
    const rows = [...table.querySelectorAll("[data-eh-bulk-row]")];
    const show = () => {
      const chosen = rows.filter((row) => row.checked).length;
      if (count) count.textContent = String(chosen);
      if (all) {
        all.checked = rows.length > 0 && chosen === rows.length;
        all.indeterminate = chosen > 0 && chosen < rows.length;
      }
    };
    table.addEventListener("change", (event) => {
      if (event.target === all) for (const row of rows) row.checked = all.checked;
      show();
    });
    if (all) all.closest("[hidden]")?.removeAttribute("hidden");
    show();
  }
}
