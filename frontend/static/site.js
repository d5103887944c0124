// Everything works without this script; it only makes some of it quicker.
const own = document.querySelector("script[data-govuk]");

if (own && document.querySelector("[data-module]")) {
  const { initAll } = await import(own.dataset.govuk);
  initAll();
}
