// What Yeoman logs for authors of generators, and its colours, without anything that prints them: debug and chalk in small.
const silent = () => Object.assign(() => undefined, { enabled: false, extend: silent });
export default Object.assign(silent, { bold: String, cyan: String, red: String, yellow: String });
