"""The words a reader sees for the values in the files."""

from geo.model.places import Precision
from geo.model.records import Attestation, Kind, Standing, Status
from geo.model.sources import Caution

STATUS_WORDS: dict[Status, str] = {
    "reported": "Alleged; no official action found",
    "investigating": "Authorities investigating",
    "closure_ordered": "Closure ordered",
    "closed": "Reported closed",
    "charged": "Criminal charges filed",
    "no_wrongdoing": "No wrongdoing found by authorities",
    "rejected": "Host government rejects the claim",
}

STATUS_LETTERS: dict[Status, str] = {
    "reported": "A",
    "investigating": "I",
    "closure_ordered": "O",
    "closed": "C",
    "charged": "F",
    "no_wrongdoing": "N",
    "rejected": "R",
}
"""A letter for each status, where neither colour nor pattern can be relied on; a legend explains them."""

STANDING_WORDS: dict[Standing, str] = {
    "reported": "Alleged; no outcome known",
    "under_investigation": "Alleged; under official inquiry",
    "searched": "Alleged; premises searched",
    "charges_filed": "Alleged; charges filed",
    "closure_ordered": "Alleged; closure ordered",
    "reported_closed": "Alleged; reported closed",
    "reported_ceased_disputed": "Alleged; said to have ceased, disputed",
    "not_found": "Alleged; not found or not active",
}

KIND_WORDS: dict[Kind, str] = {
    "station_reported": "Allegation reported",
    "investigation_opened": "Investigation opened",
    "closure_ordered": "Closure ordered",
    "closure_reported": "Closure reported",
    "charges_filed": "Charges filed",
    "no_wrongdoing_found": "No wrongdoing or activity found",
    "no_action_found": "No official action found",
    "diplomatic_protest": "Diplomatic protest",
    "expulsion": "Expulsion or departure asked for",
    "lawsuit": "Lawsuit",
    "denial": "Denial or answer",
    "policy_coordination": "Policy coordination",
    "other": "Other development",
}

PRECISION_WORDS: dict[Precision, str] = {
    "neighbourhood": "known to the neighbourhood",
    "city": "known to the city",
    "region": "known to the region",
    "unknown": "place not known",
}

ATTESTATION_WORDS: dict[Attestation, str] = {
    "high": "high: two or more outlets, or an official record",
    "medium": "medium: one reliable outlet",
    "low": "low: a single weak or partisan source",
}

CAUTION_WORDS: dict[Caution, str] = {
    "partisan": "partisan",
    "machine_translation": "machine-translated",
    "rehosted": "copied",
    "reworded": "reworded",
    "low_reliability": "weak",
}
