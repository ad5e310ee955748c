import { route, type RouteConfig } from "@react-router/dev/routes";

/** Every address of the site. Public ones are Italian and stable: people print them. */
export default [
  route("lingua", "platform/i18n/routes/language.tsx"),
  route("accessibilita", "platform/pages/routes/accessibility.tsx"),
  route("privacy", "platform/pages/routes/privacy.tsx"),
  route("note-legali", "platform/pages/routes/legal-notes.tsx"),
] satisfies RouteConfig;
