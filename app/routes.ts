import { index, route, type RouteConfig } from "@react-router/dev/routes";

/** Every address of the site. Public ones are Italian and stable: people print them. */
export default [
  index("features/districts/routes/home.tsx"),
  route("lingua", "platform/i18n/routes/language.tsx"),
  route("accessibilita", "platform/pages/routes/accessibility.tsx"),
  route("privacy", "platform/pages/routes/privacy.tsx"),
  route("note-legali", "platform/pages/routes/legal-notes.tsx"),
  route(":ambito", "features/districts/routes/district-layout.tsx", [
    index("features/districts/routes/district.tsx"),
    route("comuni/:comune", "features/districts/routes/municipality.tsx"),
    route("organizzazioni", "features/organisations/routes/organisations.tsx"),
    route("conferenza", "features/conference/routes/conference.tsx"),
    route("documenti/:id", "features/conference/routes/conference-document.tsx"),
    route("tavoli", "features/tavoli/routes/tavoli.tsx"),
    route("tavoli/:tavolo", "features/tavoli/routes/tavolo.tsx"),
    route("sedute", "features/sessions/routes/sessions.tsx"),
    route("sedute/nuova", "features/sessions/routes/new-session.tsx"),
    // The votes of a session are drawn inside its pages: children of theirs, because sessions stand left of votes.
    route("sedute/:seduta", "features/sessions/routes/session.tsx", []),
    route("sedute/:seduta/conduzione", "features/sessions/routes/console.tsx", []),
    route("sedute/:seduta/schermo", "features/sessions/routes/screen.tsx", []),
    route("sedute/:seduta/modifica", "features/sessions/routes/edit-session.tsx"),
    route("sedute/:seduta/verbale", "features/minutes/routes/minutes.tsx"),
    route("ufficio", "features/office/routes/office-layout.tsx", [
      index("features/office/routes/office-desk.tsx"),
      route("ciclo", "features/office/routes/office-cycle.tsx"),
      route("fase", "features/office/routes/office-phase.tsx"),
      route("conferenza", "features/office/routes/office-conference.tsx"),
      route("calendario", "features/office/routes/office-calendar.tsx"),
      route("documenti", "features/office/routes/office-documents.tsx"),
      route("tavoli", "features/office/routes/office-tavoli.tsx"),
      route("tavoli/:tavolo", "features/office/routes/office-tavolo.tsx"),
      route("organizzazioni", "features/office/routes/office-organisations.tsx"),
      route("organizzazioni/:organizzazione", "features/office/routes/office-organisation.tsx"),
      route("ruoli", "features/office/routes/office-roles.tsx"),
    ]),
  ]),
  route("*", "platform/pages/routes/not-found.tsx"),
] satisfies RouteConfig;
