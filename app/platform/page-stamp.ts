import { createContext, useContext } from "react";

/** What entry.server.tsx knows about the answer in hand and the page must carry. */
export type PageStamp = { nonce: string; requestId: string };

export const PageStampContext = createContext<PageStamp | null>(null);

/**
 * Nonce and request id of this document. In the browser they are read back from the `<meta>` elements that
 * root.tsx wrote: the policy in force is that of the first document, however often one navigates after it.
 */
export function usePageStamp(): PageStamp {
  const fromServer = useContext(PageStampContext);
  if (fromServer) return fromServer;
  if (typeof document === "undefined") return { nonce: "", requestId: "" };
  return { nonce: documentNonce(), requestId: document.querySelector<HTMLMetaElement>("meta[name=request-id]")?.content ?? "" };
}

/** The nonce for styles that a script adds later, such as the editor's (`injectNonce`). Browser only. */
export function documentNonce(): string {
  return document.querySelector<HTMLMetaElement>("meta[property=csp-nonce]")?.nonce ?? "";
}
