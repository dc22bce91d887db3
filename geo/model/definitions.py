"""What each status, standing and precision means, in a sentence; ``data/README.md`` says the same."""

from geo.model.places import Precision
from geo.model.records import Standing, Status

STATUS_MEANINGS: dict[Status, str] = {
    "reported": "an alleged site there has been made public",
    "investigating": "national, or in Germany state, authorities say that they are looking into it",
    "closure_ordered": "the government ordered a closure",
    "closed": "the government says that all known alleged sites have closed, on its own account or "
    "relaying an assurance by China",
    "charged": "persons were charged over an alleged site",
    "no_wrongdoing": "the government says that police found no illegal activity",
    "rejected": "the host government says that there is none, or that it knows of none. In Tanzania it "
    "was the country's ambassador in Beijing",
}

STANDING_MEANINGS: dict[Standing, str] = {
    "reported": "the claim has been made public; nothing more specific about this site is known. A "
    "denial does not change it; it stands {response}",
    "under_investigation": "an authority, or press citing authorities, says that it is being looked into",
    "searched": "premises were reported searched. The note says on what suspicion, which was not "
    "policing in Tokyo and Seoul",
    "charges_filed": "persons were charged over the alleged site. Charges are allegations",
    "closure_ordered": "an authority of the host country demanded that it close",
    "reported_closed": "somebody said that it had closed; the note says who",
    "reported_ceased_disputed": "somebody said that it had ceased, and somebody concerned, or the host "
    "country's authorities, say otherwise",
    "not_found": "an authority that looked says that it found no site",
}

PRECISION_MEANINGS: dict[Precision, str] = {
    "neighbourhood": "the district in GeoNames; a radius from its population, 2 to 5 km",
    "city": "the town in GeoNames; a radius from its population, 5 to 25 km",
    "region": "the mean of the region's places in GeoNames; a radius that holds 95 in 100 of them",
    "unknown": "no point: listed and counted, not drawn",
}
