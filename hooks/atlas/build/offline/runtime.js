// What takes the place of modules and fetch in a copy that is opened from a folder.
const scriptAddress = document.currentScript.src;
const arrived = new Map();

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

