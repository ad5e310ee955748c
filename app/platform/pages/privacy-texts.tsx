import { m } from "#app/paraglide/messages.js";

/** What holds wherever the software runs: which data, what is public, why, cookies, rights, how long. */
export function PrivacyTexts() {
  return (
    <>
      <h2 className="h4">{m.ui_privacy_data_title()}</h2>
      <ul>
        <li>{m.ui_privacy_data_1()}</li>
        <li>{m.ui_privacy_data_2()}</li>
        <li>{m.ui_privacy_data_3()}</li>
      </ul>
      <h2 className="h4">{m.ui_privacy_public_title()}</h2>
      <p>{m.ui_privacy_public_text()}</p>
      <h2 className="h4">{m.ui_privacy_why_title()}</h2>
      <p>{m.ui_privacy_why_text()}</p>
      <h2 className="h4">{m.ui_privacy_cookies_title()}</h2>
      <p>{m.ui_privacy_cookies_text()}</p>
      <h2 className="h4">{m.ui_privacy_rights_title()}</h2>
      <p>{m.ui_privacy_rights_text()}</p>
      <h2 className="h4">{m.ui_privacy_time_title()}</h2>
      <p>{m.ui_privacy_time_text()}</p>
    </>
  );
}
