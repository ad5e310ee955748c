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
    <ol className="row list-unstyled g-4 mb-4">
      {steps.map((step, index) => (
        <li key={step.title} className="col-12 col-sm-6 col-lg">
          <svg viewBox="0 0 220 56" className="w-100 mb-2" style={{ maxWidth: "220px" }} aria-hidden="true">
            <circle cx="28" cy="28" r="26" fill="#0066cc" />
            <text x="28" y="36" textAnchor="middle" fontSize="24" fontWeight="700" fill="#fff">
              {index + 1}
            </text>
            {index < steps.length - 1 && <path d="M64 28h128m-16-12 16 12-16 12" fill="none" stroke="#0066cc" strokeWidth="4" />}
          </svg>
          <p className="fw-semibold mb-1">{step.title}</p>
          <p className="mb-0">{step.text}</p>
        </li>
      ))}
    </ol>
  );
}
