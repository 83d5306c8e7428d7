// Everything works without this file; it spares people a click or tells them earlier.
import { createAll } from "govuk-frontend/dist/govuk/init.mjs";
import { Button } from "govuk-frontend/dist/govuk/components/button/button.mjs";
import { CharacterCount } from "govuk-frontend/dist/govuk/components/character-count/character-count.mjs";
import { Checkboxes } from "govuk-frontend/dist/govuk/components/checkboxes/checkboxes.mjs";
import { ErrorSummary } from "govuk-frontend/dist/govuk/components/error-summary/error-summary.mjs";
import { NotificationBanner } from "govuk-frontend/dist/govuk/components/notification-banner/notification-banner.mjs";
import { PasswordInput } from "govuk-frontend/dist/govuk/components/password-input/password-input.mjs";
import { Radios } from "govuk-frontend/dist/govuk/components/radios/radios.mjs";
import { ServiceNavigation } from "govuk-frontend/dist/govuk/components/service-navigation/service-navigation.mjs";
import { Tabs } from "govuk-frontend/dist/govuk/components/tabs/tabs.mjs";
import { bulk } from "./bulk.js";
import { menus } from "./menus.js";

const components = [
  Button, CharacterCount, Checkboxes, ErrorSummary, NotificationBanner, PasswordInput,
  Radios, ServiceNavigation, Tabs,
];

// Set here and not by an inline script, which the content security policy refuses.
document.body.classList.add("js-enabled", "govuk-frontend-supported");

function start(scope) {
  for (const component of components) createAll(component, undefined, { scope });
  bulk(scope);
  menus(scope);
}

start(document);
document.addEventListener("htmx:after:swap", (event) => start(event.target));
