// Everything works without this file; it spares people a click or tells them earlier.
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

// Once for the page, and again for what htmx puts into it; nothing is started twice.
function start() {
  for (const Component of components) {
    const name = Component.moduleName;
    const waiting = `[data-module="${name}"]:not([data-${name}-init])`;
    for (const element of document.querySelectorAll(waiting)) new Component(element);
  }
  bulk(document);
  menus(document);
}

start();
document.addEventListener("htmx:after:swap", start);
