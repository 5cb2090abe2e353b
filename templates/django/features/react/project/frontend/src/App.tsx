import { useState } from "react";
import { type Endpoints, type Item, type Page, useApi } from "./api";

/** The lists of the API, and the records of the selected one. */
export function App() {
  const endpoints = useApi<Endpoints>("/api/");
  const [chosen, setChosen] = useState<string>();

  if (endpoints.status === "loading") return <Note>Loading…</Note>;
  if (endpoints.status === "error") return <Failure />;
  const names = Object.keys(endpoints.data);
  const name = chosen ?? names[0];
  const url = name && endpoints.data[name];
  if (!url) {
    return <Note>The API has no lists yet. Add a model to see its records here.</Note>;
  }
  return (
    <>
      <ul className="choices" aria-label="Lists">
        {names.map((each) => (
          <li key={each}>
            <button
              type="button"
              className="button button-quiet"
              aria-pressed={each === name}
              onClick={() => setChosen(each)}
            >
              {each}
            </button>
          </li>
        ))}
      </ul>
      <h2>{name}</h2>
      {/* The path alone, so that the request stays on this site. */}
      <Items url={new URL(url, window.location.href).pathname} />
    </>
  );
}

function Items({ url }: { url: string }) {
  const page = useApi<Page>(url);

  if (page.status === "loading") return <Note>Loading…</Note>;
  if (page.status === "error") return <Failure />;
  if (page.data.results.length === 0) return <Note>This list is empty.</Note>;
  return (
    <ul className="items">
      {page.data.results.map((item, index) => (
        <li className="card" key={String(item.id ?? index)} dir="auto">
          {titleOf(item)}
        </li>
      ))}
    </ul>
  );
}

/** The title of a record: its first non-empty text. */
function titleOf(item: Item): string {
  const text = Object.values(item).find((value) => typeof value === "string" && value !== "");
  return String(text ?? `No. ${item.id}`);
}

function Note({ children }: { children: string }) {
  return (
    <p className="lead" role="status">
      {children}
    </p>
  );
}

function Failure() {
  return (
    <p className="message message-error" role="alert">
      <span>The API isn’t responding. Try again in a moment.</span>
    </p>
  );
}
