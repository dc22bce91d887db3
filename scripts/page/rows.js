/** The rows of the page's lists, which Python wrote in the order of the values. */

export const stationRows = document.querySelectorAll("#stations tbody tr");
export const eventRows = document.querySelectorAll("#events tbody tr");
export const countryRows = document.querySelectorAll("#countries tbody tr");
export const sourceRows = document.querySelectorAll(".source-list > li");
export const recordLinks = document.querySelectorAll("#lists a[href^='#record-']");

/** Columns of the list of events. */
export const [DATE, COUNTRY, KIND, SUMMARY] = [0, 1, 2, 3];
