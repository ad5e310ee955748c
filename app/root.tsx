import { lazy, type ReactNode, useState } from "react";
import { data, isRouteErrorResponse, Links, Meta, Outlet, Scripts, ScrollRestoration, useMatches, useRouteLoaderData } from "react-router";
import semiboldFont from "bootstrap-italia/dist/fonts/Titillium_Web/titillium-web-v10-latin-ext_latin-600.woff2?url";
import regularFont from "bootstrap-italia/dist/fonts/Titillium_Web/titillium-web-v10-latin-ext_latin-regular.woff2?url";
import { m } from "#app/paraglide/messages.js";
import { getLocale } from "#app/paraglide/runtime.js";
import { framingMiddleware, isFramed } from "#app/features/demonstration/framing.server.ts";
import { readTourStep } from "#app/features/demonstration/tour.server.ts";
import { LostFormPage } from "#app/features/identity/components/lost-form.tsx";
import { identityMiddleware } from "#app/features/identity/identity.middleware.server.ts";
import { getLogin } from "#app/features/identity/login.server.ts";
import { useSessionRenewal } from "#app/features/identity/use-session-renewal.ts";
import { getViewer } from "#app/features/identity/viewer.ts";
import { getServices } from "#app/platform/context.ts";
import { takeFlash } from "#app/platform/flash.server.ts";
import { isLostForm } from "#app/platform/form-failure.ts";
import { localeMiddleware } from "#app/platform/i18n/locale.server.ts";
import { usePageStamp } from "#app/platform/page-stamp.ts";
import { securityHeadersMiddleware } from "#app/platform/security-headers.server.ts";
import stylesheet from "./ui/app.css?url";
import { ErrorPage } from "./ui/error-page.tsx";
import { PageShell } from "./ui/page-shell.tsx";
import { findShell, type ViewerSummary } from "./ui/shell.ts";
import type { Route } from "./+types/root";

const TourBar = lazy(async () => ({ default: (await import("#app/features/demonstration/components/tour-bar.tsx")).TourBar }));

export const middleware: Route.MiddlewareFunction[] = [framingMiddleware, localeMiddleware, securityHeadersMiddleware, identityMiddleware];

export const links: Route.LinksFunction = () => [
  { rel: "preload", href: regularFont, as: "font", type: "font/woff2", crossOrigin: "anonymous" },
  { rel: "preload", href: semiboldFont, as: "font", type: "font/woff2", crossOrigin: "anonymous" },
  { rel: "stylesheet", href: stylesheet },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
  { rel: "manifest", href: "/manifest.webmanifest" },
];

export const meta: Route.MetaFunction = () => [{ title: m.ui_site_name() }, { name: "description", content: m.ui_site_tagline() }];

export async function loader({ context, request }: Route.LoaderArgs) {
  const viewer = getViewer(context);
  const taken = await takeFlash(request);
  const access = viewer.kind === "person" ? await getLogin(context).access(Date.now()) : null;
  const summary: ViewerSummary =
    viewer.kind === "anonymous"
      ? { isSignedIn: false }
      : {
          isSignedIn: true,
          displayName: viewer.displayName,
          organisations: viewer.organisations.map((organisation) => organisation.name),
          isOffice: viewer.districtRoles.some((role) => role.role === "plan_office_head" || role.role === "plan_office_staff"),
        };
  return data(
    { viewer: summary, loginExpiresAt: access?.expiresAt ?? null, isDemo: getServices(context).config.demo, tourStep: await readTourStep(context, request), isFramed: isFramed(context, request), flash: taken?.flash ?? null },
    taken?.setCookie ? { headers: { "Set-Cookie": taken.setCookie } } : {},
  );
}

export function Layout({ children }: { children: ReactNode }) {
  const { nonce, requestId } = usePageStamp();
  return (
    <html lang={getLocale()}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#0066cc" />
        <meta name="request-id" content={requestId} suppressHydrationWarning />
        {/* Vite and the editor read the nonce here for the styles that they add. */}
        <meta property="csp-nonce" nonce={nonce} suppressHydrationWarning />
        <Meta />
        {/* Stylesheets and icons are our own files and need no nonce; one here would differ at hydration. */}
        <Links nonce="" />
      </head>
      <body>
        {children}
        <ScrollRestoration />
        <Scripts />
      </body>
    </html>
  );
}

export default function App() {
  return (
    <Frame>
      <Outlet />
    </Frame>
  );
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  const { requestId } = usePageStamp();
  const isSignedIn = useRouteLoaderData<typeof loader>("root")?.viewer.isSignedIn ?? true;
  return (
    <Frame>
      {isRouteErrorResponse(error) && isLostForm(error.data) ? <LostFormPage form={error.data} /> : <ErrorPage error={error} requestId={requestId} isSignedIn={isSignedIn} />}
    </Frame>
  );
}

/** The frame also stands when the root loader itself failed: then it says nothing about who is signed in. */
function Frame({ children }: { children: ReactNode }) {
  const root = useRouteLoaderData<typeof loader>("root");
  const shell = findShell(useMatches());
  // As the page was first asked for: later requests for its data do not say that it stands in a frame.
  const [framed] = useState(root?.isFramed ?? false);
  useSessionRenewal(root?.loginExpiresAt ?? null);
  return (
    <div className={framed ? "ta-framed" : "ta-frame"}>
      <PageShell shell={shell} viewer={root?.viewer ?? null} flash={root?.flash ?? null} isDemo={root?.isDemo ?? false}>
        {children}
      </PageShell>
      {!framed && root?.tourStep !== null && root?.tourStep !== undefined && <TourBar step={root.tourStep} />}
    </div>
  );
}
