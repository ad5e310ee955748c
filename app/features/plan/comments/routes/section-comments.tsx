import { lazy } from "react";
import { href, Link, useLocation } from "react-router";
import { useDistrict, useDistrictCrumbs } from "#app/features/districts/use-district.ts";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { PostedFailure } from "#app/features/identity/components/posted-failure.tsx";
import { getViewer } from "#app/features/identity/viewer.ts";
import { m } from "#app/paraglide/messages.js";
import { isFormFailure } from "#app/platform/form-failure.ts";
import { orUnsent } from "#app/platform/unsent-form.ts";
import { useLive } from "#app/platform/realtime/use-live.ts";
import { buttonClass, LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Page } from "#app/ui/page.tsx";
import { sectionTitle } from "../../sections/section-words.render.ts";
import { sectionCommentAction } from "../comment-action.server.ts";
import { ThreadArticle } from "../components/thread-article.tsx";
import { type LoadedComments, loadSectionComments, type PlacedThread } from "../load-comments.server.ts";
import { commentFilters, placeParameters } from "../section-comments.limits.ts";
import { filterName } from "../section-comments.render.ts";
import type { Route } from "./+types/section-comments";

// Only who may comment loads the forms.
const NewComment = lazy(async () => ({ default: (await import("../components/comment-forms.tsx")).NewComment }));
const Reply = lazy(async () => ({ default: (await import("../components/comment-forms.tsx")).Reply }));
const Resolve = lazy(async () => ({ default: (await import("../components/comment-forms.tsx")).Resolve }));
const Revise = lazy(async () => ({ default: (await import("../components/comment-forms.tsx")).Revise }));

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title }];

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const comments = await loadSectionComments({ context, params, request });
  const title = m.section_comments_page_title({ section: sectionTitle(comments.section), district: getDistrict(context).name });
  return { title, isSignedIn: getViewer(context).kind === "person", ...comments };
}

/** The editor's panel asks by itself: without a connection, or without the right, it keeps what it has and the text beside it stays open. */
export async function clientLoader({ serverLoader, request }: Route.ClientLoaderArgs) {
  if (!new URL(request.url).searchParams.has(placeParameters.panel)) return serverLoader();
  return serverLoader().catch(() => null);
}

export const action = (args: Route.ActionArgs) => sectionCommentAction(args);

export const clientAction = ({ request, serverAction }: Route.ClientActionArgs) => orUnsent(request, serverAction);

export default function SectionCommentsPage({ loaderData, actionData }: Route.ComponentProps) {
  return loaderData && <SectionComments comments={loaderData} actionData={actionData} />;
}

type PageProps = { comments: NonNullable<Route.ComponentProps["loaderData"]>; actionData: Route.ComponentProps["actionData"] };

function SectionComments({ comments, actionData }: PageProps) {
  const { slug: ambito } = useDistrict();
  const { section, threads, at, isOpen, mentionable } = comments;
  useLive("section", section.id);
  const sectionTo = href("/:ambito/piano/:sezione", { ambito, sezione: section.slug });
  const crumbs = useDistrictCrumbs({ label: m.plan_title(), to: href("/:ambito/piano", { ambito }) }, { label: sectionTitle(section), to: sectionTo }, { label: m.comments_title() });
  const failure = isFormFailure(actionData) ? actionData : null;
  const alone = at.commento === null ? undefined : threads.find(({ id }) => id === at.commento);
  const revised = alone && [alone, ...alone.replies].find(({ id, mayRevise }) => mayRevise && id === at.modifica);
  return (
    <Page
      title={m.section_comments_title({ section: section.title })}
      breadcrumb={crumbs}
      actions={isOpen && <LinkButton to={href("/:ambito/piano/:sezione/modifica", { ambito, sezione: section.slug })} variant="outline">{m.section_comments_on_the_text()}</LinkButton>}
    >
      {alone ? <p className="d-print-none"><Link to={{ search: "" }}>{m.comments_all()}</Link></p> : <Filters comments={comments} />}
      {threads.length === 0 && <EmptyState title={m.section_comments_none()} />}
      {threads.map((thread) => <ThreadArticle key={thread.id} thread={thread} ambito={ambito} sezione={section.slug} isAlone={alone !== undefined} />)}
      {!alone && <Pages comments={comments} />}
      {revised && <Revise key={revised.revision} comment={revised} failure={failure} />}
      {alone?.mayReply && !revised && <Reply key={alone.replies.length} thread={alone} mentionable={mentionable} failure={failure} />}
      {alone?.mayResolve && !revised && <Resolve thread={alone} failure={failure} />}
      {!alone && isOpen && <NewComment comments={comments} failure={failure} />}
      {failure && !shownForms({ alone, revised: revised !== undefined, isOpen }).has(failure.values["intent"]) && <PostedFailure isGone={() => true} />}
      {!isOpen && <Closed isSignedIn={comments.isSignedIn} />}
    </Page>
  );
}

type Shown = { alone: PlacedThread | undefined; revised: boolean; isOpen: boolean };

/** Forms that say themselves what was wrong: others have gone since, or are a button alone. */
function shownForms({ alone, revised, isOpen }: Shown): ReadonlySet<unknown> {
  if (!alone) return new Set(isOpen ? ["comment"] : []);
  if (revised) return new Set(["revise"]);
  return new Set([...(alone.mayReply ? ["reply"] : []), ...(alone.mayResolve ? [alone.resolvedAt === null ? "resolve" : "reopen"] : [])]);
}

function Filters({ comments: { figures, at, isOpen } }: { comments: LoadedComments }) {
  return (
    <nav aria-label={m.section_comments_filters()} className="d-print-none mb-4">
      <ul className="ta-comment-links list-unstyled">
        {commentFilters.map((filter) => (
          <li key={filter}>
            <Link to={{ search: `?${placeParameters.filter}=${filter}` }} preventScrollReset aria-current={filter === at.mostra ? "true" : undefined}>{filterName(filter, figures)}</Link>
          </li>
        ))}
        {isOpen && <li><a href="#scrivi">{m.comments_new()}</a></li>}
      </ul>
    </nav>
  );
}

function Pages({ comments: { at, pages } }: { comments: LoadedComments }) {
  if (pages === 1) return null;
  const to = (page: number) => ({ search: `?${new URLSearchParams({ [placeParameters.filter]: at.mostra, [placeParameters.page]: String(page) })}` });
  return (
    <nav className="ta-pagination d-print-none" aria-label={m.section_comments_pages({ page: at.pagina, pages })}>
      {at.pagina > 1 && <Link to={to(at.pagina - 1)} className={buttonClass("outline")}>{m.section_comments_before()}</Link>}
      {at.pagina < pages && <Link to={to(at.pagina + 1)} className={buttonClass("outline")}>{m.section_comments_after()}</Link>}
    </nav>
  );
}

function Closed({ isSignedIn }: { isSignedIn: boolean }) {
  const { pathname } = useLocation();
  if (isSignedIn) return <p><small>{m.section_comments_closed()}</small></p>;
  return <p className="d-print-none">{m.comments_sign_in()} <Link to={`/accedi?${new URLSearchParams({ poi: pathname })}`}>{m.comments_sign_in_link()}</Link></p>;
}
