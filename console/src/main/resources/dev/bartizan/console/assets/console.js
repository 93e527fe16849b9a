// Keyboard, row opening, copy and the help dialog. Everything here is a convenience: pages work without it.
(() => {
  "use strict";
  const byId = (id) => document.getElementById(id);
  const say = (text) => { const live = byId("live"); if (live) live.textContent = text; };
  const typing = (node) => node && (node.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(node.tagName));
  const rows = () => Array.from(document.querySelectorAll("[data-rows] tbody tr"));
  let pending = "";

  function move(step) {
    const all = rows();
    if (all.length === 0) return;
    const at = all.findIndex((row) => row.classList.contains("on"));
    const next = Math.min(all.length - 1, Math.max(0, at < 0 ? 0 : at + step));
    all.forEach((row, i) => row.classList.toggle("on", i === next));
    const link = all[next].querySelector("[data-open]");
    if (link) link.focus({ preventScroll: true });
    all[next].scrollIntoView({ block: "nearest" });
  }

  function help() {
    const dialog = byId("help");
    if (dialog && !dialog.open) dialog.showModal();
  }

  const jumps = { o: "/overview", i: "/incidents", a: "/alerts", x: "/exchanges", d: "/deployments", k: "/keys", p: "/playground" };

  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "Enter") {
      const form = event.target instanceof Element ? event.target.closest("form[data-ctrl-enter]") : null;
      if (form) { event.preventDefault(); form.requestSubmit(); }
      return;
    }
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
      event.preventDefault();
      byId("search")?.focus();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (pending === "g") {
      pending = "";
      if (jumps[event.key]) { event.preventDefault(); location.assign(jumps[event.key]); }
      return;
    }
    switch (event.key) {
      case "/": event.preventDefault(); byId("search")?.focus(); break;
      case "j": move(1); break;
      case "k": move(-1); break;
      case "e": { const status = byId("status"); if (status) { event.preventDefault(); status.focus(); } break; }
      case "?": event.preventDefault(); help(); break;
      case "g": pending = "g"; setTimeout(() => { pending = ""; }, 1000); break;
      case "Enter": {
        const row = document.querySelector("[data-rows] tr.on [data-open]");
        if (row && (event.target === document.body || event.target.tagName === "MAIN")) row.click();
        break;
      }
      case "Escape": document.querySelectorAll("details.menu[open]").forEach((menu) => { menu.open = false; }); break;
      default: break;
    }
  });

  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    if (!target) return;
    document.querySelectorAll("details.menu[open]").forEach((menu) => { if (!menu.contains(target)) menu.open = false; });
    if (target.closest("[data-help]")) { help(); return; }
    const copy = target.closest("[data-copy]");
    if (copy) {
      const source = byId(copy.getAttribute("data-copy"));
      const text = source ? source.textContent : "";
      navigator.clipboard?.writeText(text).then(() => { copy.lastChild.textContent = "Copied"; say("Copied"); }, () => say("Copying failed; select the text instead"));
      return;
    }
    if (target.closest("a, button, summary, input, select, label, form") || String(getSelection())) return;
    const link = target.closest("[data-rows] tbody tr")?.querySelector("[data-open]");
    if (link) link.click();
  });

  // How long a text is, while it is typed; a file's text goes into a field; both stay in this browser.
  document.querySelectorAll("[data-count]").forEach((node) => {
    const field = byId(node.getAttribute("data-count"));
    const max = Number(node.getAttribute("data-max"));
    const show = () => {
      node.textContent = field.value.length.toLocaleString("en") + " of " + max.toLocaleString("en") + " characters";
      node.classList.toggle("over", field.value.length > max);
    };
    field.addEventListener("input", show);
    show();
  });
  document.querySelectorAll("[data-into]").forEach((input) => input.addEventListener("change", () => {
    input.files[0]?.text().then((text) => { byId(input.getAttribute("data-into")).value = text; });
  }));

  document.querySelectorAll("[data-absolute]").forEach((node) => { node.textContent = location.origin + node.textContent; });
  const small = matchMedia("(max-width: 760px)").matches;
  if (small) document.querySelector(".rail-link[aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
  if (small) document.querySelectorAll("details.facets").forEach((facets) => { facets.open = false; });
  document.body.addEventListener("htmx:sendError", () => say("The server could not be reached. Try again."));
  document.body.addEventListener("htmx:beforeSwap", (event) => { const status = event.detail.xhr.status; if (status >= 400 && status < 500 && status !== 401) event.detail.shouldSwap = true; });
  document.body.addEventListener("htmx:afterSwap", (event) => {
    const news = event.detail.target.querySelector("[data-announce]");
    if (!news) return;
    say(news.textContent.trim());
    news.scrollIntoView({ block: "nearest" });
  });
})();
