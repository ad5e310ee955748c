import type { ReactNode } from "react";
import { m } from "#app/paraglide/messages.js";
import { OfflineNotice } from "./offline-notice.tsx";
import { PendingBar } from "./pending-bar.tsx";
import { RouteFocus } from "./route-focus.tsx";
import type { Shell, ViewerSummary } from "./shell.ts";
import { SiteFooter } from "./site-footer.tsx";
import { SiteHeader } from "./site-header.tsx";
import { type Toast, ToastProvider } from "./toast.tsx";

type Props = {
  /** Null outside a district. */
  shell: Shell | null;
  /** Null where nobody could tell who is there: a page that failed before it was known. */
  viewer: ViewerSummary | null;
  flash: Toast | null;
  isDemo: boolean;
  children: ReactNode;
};

/** Everything around a page's content: skip links, header, notices, main, footer. */
export function PageShell({ shell, viewer, flash, isDemo, children }: Props) {
  return (
    <>
      <a className="ta-skip" href="#contenuto">
        {m.ui_skip_content()}
      </a>
      <a className="ta-skip" href="#piede">
        {m.ui_skip_footer()}
      </a>
      <PendingBar />
      <SiteHeader shell={shell} viewer={viewer} isDemo={isDemo || shell?.isDemo === true} />
      <OfflineNotice />
      <ToastProvider flash={flash}>
        <main id="contenuto" tabIndex={-1}>
          {children}
        </main>
      </ToastProvider>
      <SiteFooter shell={shell} />
      <RouteFocus />
    </>
  );
}
