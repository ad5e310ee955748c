import { m } from "#app/paraglide/messages.js";

/** How a proposal travels, in five steps: a picture that is also a list. */
export function Journey() {
  const steps = [
    { title: m.districts_journey_1_title(), text: m.districts_journey_1_text() },
    { title: m.districts_journey_2_title(), text: m.districts_journey_2_text() },
    { title: m.districts_journey_3_title(), text: m.districts_journey_3_text() },
    { title: m.districts_journey_4_title(), text: m.districts_journey_4_text() },
    { title: m.districts_journey_5_title(), text: m.districts_journey_5_text() },
  ];
  return (
    <ol className="ta-journey">
      {steps.map((step, index) => (
        <li key={step.title} className="ta-journey-step">
          <span className="ta-journey-number" aria-hidden="true">
            {index + 1}
          </span>
          <div>
            <p className="fw-semibold mb-1">{step.title}</p>
            <p className="mb-0">{step.text}</p>
          </div>
        </li>
      ))}
    </ol>
  );
}
