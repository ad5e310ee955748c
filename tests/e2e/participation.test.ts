import { openParticipationStage, type ParticipationStage } from "#tests/e2e/participation-stage.ts";
import { story, type StepOf } from "#tests/e2e/scenario.ts";
import { merge, openMailedAnswer, prepareAnswers, publishTogether } from "#tests/e2e/steps/participation-answers.ts";
import { accredit, inviteDelegate, registerSchool, registerUnion } from "#tests/e2e/steps/participation-organisations.ts";
import { admitFullForm, admitSimilar, writeFullForm, writeSimilar } from "#tests/e2e/steps/participation-proposals.ts";
import { expectMailsOnce, expectNobodyNamed, followThread } from "#tests/e2e/steps/participation-reader.ts";
import { joinTopic, proposeTopic, turnIntoTavolo } from "#tests/e2e/steps/participation-topic.ts";
import { comments, support } from "#tests/e2e/steps/participation-voices.ts";

const PARTICIPATION = [
  ["a citizen proposes a topic from a telephone", proposeTopic],
  ["the office publishes it, and a teacher with a new account joins it", joinTopic],
  ["the office makes a tavolo of it, and both are told", turnIntoTavolo],
  ["a union that nobody knows registers with its adesione", registerUnion],
  ["a school registers through its teacher", registerSchool],
  ["the office verifies both, and the register shows them", accredit],
  ["the union invites a delegate by mail, and she accepts", inviteDelegate],
  ["the cooperative sends the full form with a document", writeFullForm],
  ["the office admits it", admitFullForm],
  ["a citizen is shown it while she writes, and offers to merge", writeSimilar],
  ["the office admits hers, with the offer before its eyes", admitSimilar],
  ["the union supports by name, the citizen as a number", support],
  ["for, a question and its reply, each read before it is public", comments],
  ["the office merges the citizen's into the cooperative's", merge],
  ["the office scores, and prepares two answers in silence", prepareAnswers],
  ["both are published together, and each author has her mail", publishTogether],
  ["the citizen opens hers from the mail", openMailedAnswer],
  ["a reader follows the thread from the merged original to the plan and back", followThread],
  ["no page for everybody names a delegate, a teacher or who asked", expectNobodyNamed],
  ["every mail arrived once", expectMailsOnce],
] as const satisfies readonly StepOf<ParticipationStage>[];

story({ name: "participation, keyboard only, with axe after each interaction", runsAxe: true, open: openParticipationStage, steps: PARTICIPATION });
