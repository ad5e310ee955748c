import { href, Link } from "react-router";
import { useDistrict } from "#app/features/districts/use-district.ts";
import { outcomeTitle } from "#app/features/votes/votes.render.ts";
import { m } from "#app/paraglide/messages.js";
import { formatDate } from "#app/platform/i18n/format.ts";
import { suggesterName, writtenPartLine } from "../provenance.render.ts";
import type { OriginAnswer, TextOrigins } from "../provenance.schema.ts";

/** The thread of some words: proposals with their sessions and votes, suggestions accepted, who wrote when. */
export function OriginFound({ answer: { parts, origins } }: { answer: Extract<OriginAnswer, { kind: "found" }> }) {
  return (
    <>
      <h3 className="h6">{m.plan_origin_proposals()}</h3>
      {origins.proposals.length === 0 && <p>{m.plan_origin_no_proposals()}</p>}
      <ul className="ta-origin-list">{origins.proposals.map((proposal) => <ProposalOrigin key={proposal.number} proposal={proposal} />)}</ul>
      {origins.suggestions.length > 0 && (
        <>
          <h3 className="h6">{m.plan_origin_suggestions()}</h3>
          <ul className="ta-origin-list">
            {origins.suggestions.map((suggestion) => (
              <li key={suggestion.number}>{m.plan_origin_suggestion({ number: suggestion.number, name: suggesterName(suggestion), date: formatDate(suggestion.acceptedAt), reason: suggestion.reason })}</li>
            ))}
          </ul>
        </>
      )}
      <h3 className="h6">{m.plan_origin_authors()}</h3>
      <ul className="ta-origin-list">
        {parts.map((part) => (
          <li key={`${part.day ?? ""} ${part.by} ${part.organisation ?? ""}`}>
            {writtenPartLine(part)} <span className="ta-hint">({m.plan_origin_characters({ count: part.characters })})</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function ProposalOrigin({ proposal }: { proposal: TextOrigins["proposals"][number] }) {
  const { slug: ambito } = useDistrict();
  return (
    <li>
      <Link to={href("/:ambito/proposte/:numero", { ambito, numero: proposal.number })}>{m.plan_section_origin({ number: proposal.number, title: proposal.title })}</Link>
      {(proposal.sessions.length > 0 || proposal.votes.length > 0) && (
        <ul className="ta-origin-list">
          {proposal.sessions.map((session) => (
            <li key={`s${session.number}`}>
              <Link to={href("/:ambito/sedute/:seduta", { ambito, seduta: `${session.number}` })}>{m.plan_origin_session({ tavolo: session.tavolo, date: formatDate(session.at) })}</Link>
            </li>
          ))}
          {proposal.votes.map((vote) => (
            <li key={`v${vote.number}`}>
              <Link to={href("/:ambito/votazioni/:votazione", { ambito, votazione: `${vote.number}` })}>{m.plan_origin_vote({ date: formatDate(vote.at), outcome: outcomeTitle(vote.outcome) })}</Link>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
