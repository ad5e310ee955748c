import { m } from "#app/paraglide/messages.js";

/** The tour's steps in words, in order. */
export function tourTexts(): readonly { title: string; text: string }[] {
  return [
    { title: m.demo_tour_1(), text: m.demo_tour_1_text() },
    { title: m.demo_tour_2(), text: m.demo_tour_2_text() },
    { title: m.demo_tour_3(), text: m.demo_tour_3_text() },
    { title: m.demo_tour_4(), text: m.demo_tour_4_text() },
    { title: m.demo_tour_5(), text: m.demo_tour_5_text() },
  ];
}
