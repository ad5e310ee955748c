import { data, isRouteErrorResponse } from "react-router";
import { isAppError } from "#app/platform/errors.ts";

/** 404 for a section that is not there for this person (any more); her device may still keep words of it. Absent and forbidden are the same. */
export function goneSection(personId: string) {
  return data({ personId }, { status: 404 });
}

/** Turns `not_found` into that answer; anything else goes on as it is. */
export function rethrowAsGone(personId: string): (error: unknown) => never {
  return (error) => {
    throw isAppError(error) && error.code === "not_found" ? goneSection(personId) : error;
  };
}

/** Whose words to look for, from what the loader threw. */
export function goneFor(error: unknown): string | null {
  if (!isRouteErrorResponse(error) || error.status !== 404) return null;
  const { data: thrown }: { data: unknown } = error;
  return typeof thrown === "object" && thrown !== null && "personId" in thrown && typeof thrown.personId === "string" ? thrown.personId : null;
}
