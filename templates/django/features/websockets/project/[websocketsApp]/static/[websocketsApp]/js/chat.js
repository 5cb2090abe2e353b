// The client of the chat: sends plain text, and receives JSON from consumers.py.

const chat = document.getElementById("chat");
const state = document.getElementById("chat-state");
const log = document.getElementById("chat-log");
const form = document.getElementById("chat-form");
const input = document.getElementById("chat-text");

const MAX_LINES = 200;
const MIN_WAIT = 1000;
const MAX_WAIT = 30000;

let socket;
let timer;
let wait = MIN_WAIT;
// The last message sent, until it comes back from the server.
let sent = "";

function connect() {
  clearTimeout(timer);
  const address = new URL(chat.dataset.socket, location.href);
  // https: becomes wss:, http: becomes ws:.
  address.protocol = address.protocol.replace("http", "ws");
  socket = new WebSocket(address);
  socket.addEventListener("open", () => {
    wait = MIN_WAIT;
    show("open");
  });
  socket.addEventListener("message", ({ data }) => receive(JSON.parse(data)));
  socket.addEventListener("close", () => {
    show("closed");
    restoreInput();
    // Exponential backoff with jitter, so that clients do not all reconnect at once.
    timer = setTimeout(connect, wait * (0.5 + Math.random()));
    wait = Math.min(wait * 2, MAX_WAIT);
  });
}

function show(name) {
  state.dataset.state = name;
  say(name);
}

function say(name) {
  state.textContent = state.dataset[name];
}

function receive({ error, name, text }) {
  if (error) {
    say(error);
    restoreInput();
    return;
  }
  if (text === sent) sent = "";
  const isAtEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 50;
  const line = document.createElement("p");
  // Text nodes keep HTML from being parsed; bdi keeps right-to-left names from
  // reordering the rest.
  line.append(isolated(name || chat.dataset.guest), ": ", isolated(text));
  log.append(line);
  while (log.children.length > MAX_LINES) log.firstElementChild.remove();
  if (isAtEnd) log.scrollTop = log.scrollHeight;
}

// Put an undelivered message back into the input, unless it contains a new one.
function restoreInput() {
  input.value ||= sent;
  sent = "";
}

function isolated(text) {
  const element = document.createElement("bdi");
  element.textContent = text;
  return element;
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const text = input.value.trim();
  if (!text) return;
  if (socket.readyState !== WebSocket.OPEN) {
    say("unsent");
    return;
  }
  socket.send(text);
  sent = text;
  input.value = "";
  say("open");
});

// Reconnect immediately when back online.
addEventListener("online", () => {
  if (socket.readyState === WebSocket.CLOSED) connect();
});

form.querySelector("button").disabled = false;
show("connecting");
connect();
