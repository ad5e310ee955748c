type Props = {
  label: string;
  value: number;
  max: number;
  /** What stands beside the bar in words, such as «12 su 20». The bar adds nothing that the words do not say. */
  text: string;
  tone?: "primary" | "success" | "danger" | "neutral" | undefined;
};

/** A share as a bar with its label and value written out. */
export function Meter({ label, value, max, text, tone = "primary" }: Props) {
  const percent = max > 0 ? Math.min(100, Math.max(0, (value / max) * 100)) : 0;
  return (
    <div className="ta-meter">
      <div className="ta-meter-words">
        <span>{label}</span>
        <span className="fw-semibold">{text}</span>
      </div>
      <div className="ta-meter-track" aria-hidden="true">
        <div className={`ta-meter-bar ta-meter-${tone}`} style={{ width: `${percent}%` }} />
      </div>
    </div>
  );
}
