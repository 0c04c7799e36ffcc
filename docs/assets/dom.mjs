// Typed access to elements.

/**
 * Returns the first element inside `root` that matches a selector; throws without one.
 * @template {Element} Type
 * @param {ParentNode} root
 * @param {string} selector
 * @param {new () => Type} type
 */
export function find(root, selector, type) {
  const found = root.querySelector(selector);
  if (found instanceof type) return found;
  throw new Error(`no ${type.name} matches ${selector}`);
}

/**
 * Returns the element that matches a selector and contains the target of an event, or null.
 * @param {Event} event
 * @param {string} selector
 */
export function closest({ target }, selector) {
  const found = target instanceof Element ? target.closest(selector) : null;
  return found instanceof HTMLElement ? found : null;
}

/**
 * Returns whether a key was pressed in a form field.
 * @param {Event} event
 */
export function isTyping(event) {
  return closest(event, "input, textarea, select, [contenteditable]") !== null;
}

/**
 * Creates an element.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Partial<HTMLElementTagNameMap[Name]>} properties
 * @param {...(Node | string)} children
 */
export function element(name, properties, ...children) {
  const created = document.createElement(name);
  Object.assign(created, properties);
  created.append(...children);
  return created;
}
