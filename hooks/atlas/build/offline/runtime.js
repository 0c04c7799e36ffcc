// What takes the place of modules and fetch in a copy that is opened from a folder.
const here = document.currentScript.src;
const modules = {};
const arrived = new Map();

function once(run) {
  let result;
  return () => (result ??= run());
}

// Each file of the index is a script that calls this.
globalThis.atlasFile = (content) => arrived.set(document.currentScript.src, content);

function fetch(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = `${address}.js`;
    script.onload = () => resolve({ ok: true, json: async () => arrived.get(script.src) });
    script.onerror = () => reject(new Error(`${address} is missing from the copy`));
    document.head.append(script);
  });
}

