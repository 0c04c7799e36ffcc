/** Returns where a page is: in a copy opened from a folder, its address names its file. */
export function placed(address) {
  if (location.protocol !== "file:") return address;
  return address.replace(/\/(?=$|[?#])/, "/index.html");
}
