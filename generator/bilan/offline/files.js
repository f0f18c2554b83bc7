// Browsers fetch nothing from a folder. What a page of this copy asks for by fetch() lies beside it as a script, which puts it
// into `offlineFiles` under its own address; and an address of a folder that a script made is given its index.html.
"use strict";
if (location.protocol === "file:") {
  window.offlineFiles = {};
  const asked = window.fetch;
  window.fetch = (resource, options) => {
    const address = new URL(resource.url || resource, location.href).href.split("#")[0];
    return address.endsWith(".json") ? fromScript(address) : asked(resource, options);
  };

  const fromScript = (address) =>
    new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = `${address}.js`;
      script.onload = () => resolve(new Response(JSON.stringify(window.offlineFiles[script.src])));
      script.onerror = () => reject(new TypeError(`${address} is not in this copy`));
      document.head.append(script);
    });

  document.addEventListener(
    "click",
    (event) => {
      const link = event.target.closest?.("a[href]");
      if (link?.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
    },
    true,
  );
}
