import axios from "axios";
import { useEffect, useState } from "react";

/** Sends the visitor's session, and the CSRF token that Django requires for writing. */
export const api = axios.create({
  headers: { Accept: "application/json" },
  xsrfCookieName: "csrftoken",
  xsrfHeaderName: "X-CSRFToken",
});

/** The lists of the API, by name, with their URLs. */
export type Endpoints = Record<string, string>;

export type Item = Record<string, unknown>;

export interface Page {
  results: Item[];
}

export type Loaded<T> =
  | { status: "loading" }
  | { status: "error" }
  | { status: "ready"; data: T };

/** Loads a URL of the API. */
export function useApi<T>(url: string): Loaded<T> {
  const [answer, setAnswer] = useState<{ url: string; loaded: Loaded<T> }>();

  useEffect(() => {
    const controller = new AbortController();
    const update = (loaded: Loaded<T>) => {
      // Ignore the result of an aborted request.
      if (!controller.signal.aborted) setAnswer({ url, loaded });
    };
    api.get<T>(url, { signal: controller.signal }).then(
      ({ data }) => update({ status: "ready", data }),
      () => update({ status: "error" }),
    );
    return () => controller.abort();
  }, [url]);

  return answer?.url === url ? answer.loaded : { status: "loading" };
}
