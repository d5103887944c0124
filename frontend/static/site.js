// Everything works without this script; it only makes some of it quicker.
const own = document.querySelector("script[data-govuk]");

if (own && document.querySelector("[data-module]")) {
  const { initAll } = await import(own.dataset.govuk);
  initAll();
}

// On a small screen open filters would push the results out of sight.
const filters = document.querySelector("details.wl-filters");

if (filters && window.matchMedia("(max-width: 40em)").matches) {
  filters.open = false;
}
