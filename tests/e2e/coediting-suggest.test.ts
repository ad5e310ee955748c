import { type CoeditingStage, openCoeditingStage } from "#tests/e2e/coediting-stage.ts";
import { type StepOf, story } from "#tests/e2e/scenario.ts";
import { accept, chooseKind, comment, entrust, resolve, suggest, writeDraft } from "#tests/e2e/steps/coediting-talk.ts";
import { commentByPhone, compare, restore } from "#tests/e2e/steps/coediting-versions.ts";

const TALK = [
  ["the office writes a draft", writeDraft],
  ["names a version and entrusts the section to the union, which suggests", entrust],
  ["the union selects words and suggests others", suggest],
  ["chooses another kind of change without losing the focus", chooseKind],
  ["comments on words", comment],
  ["the office accepts the suggestion", accept],
  ["and marks the comment as resolved", resolve],
  ["names another version and compares the two", compare],
  ["restores the older one", restore],
  ["a citizen comments on a section in consultation from a phone", commentByPhone],
] as const satisfies readonly StepOf<CoeditingStage>[];

story({ name: "talk about a text, keyboard only, with axe after each interaction", runsAxe: true, open: openCoeditingStage, steps: TALK });
