// The form of the preview: each data file has a format of its own, read and written by Bilan itself, so that nothing of it is lost.
const asked = async (what, file, body) => {
  const answer = await fetch(`${what}?file=${encodeURIComponent(file)}`, { method: "POST", body });
  const text = await answer.text();
  if (!answer.ok) throw new Error(text);
  return text;
};

const settings = await (await fetch("settings.json")).json();
for (const { format } of settings.collections.flatMap((collection) => collection.files)) {
  CMS.registerCustomFormat(format, "yml", {
    fromFile: async (text) => JSON.parse(await asked("read", format, text)),
    toFile: async (value) => asked("write", format, JSON.stringify(value)),
  });
}
CMS.init({ config: settings });
