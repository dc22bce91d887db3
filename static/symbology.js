/* Generated from geo/mapspec/symbology.py by python -m geo.render.symbols */
window.SYMBOLOGY = {
 "statuses": {
  "reported": {
   "words": "Alleged; no official action found",
   "colour": "#f0e3bd",
   "pattern": "plain",
   "ink": "#8a7434"
  },
  "investigating": {
   "words": "Authorities investigating",
   "colour": "#f2b33d",
   "pattern": "rising",
   "ink": "#8f5a00"
  },
  "closure_ordered": {
   "words": "Closure ordered",
   "colour": "#d9622b",
   "pattern": "crossed",
   "ink": "#7a2a06"
  },
  "closed": {
   "words": "Reported closed",
   "colour": "#7fb3d9",
   "pattern": "falling",
   "ink": "#20557d"
  },
  "charged": {
   "words": "Criminal charges filed",
   "colour": "#7c2a5e",
   "pattern": "dots",
   "ink": "#f2c9e2"
  },
  "no_wrongdoing": {
   "words": "No wrongdoing found by authorities",
   "colour": "#a9d8c0",
   "pattern": "level",
   "ink": "#2f7357"
  },
  "rejected": {
   "words": "Host government rejects the claim",
   "colour": "#b3aec4",
   "pattern": "upright",
   "ink": "#544c70"
  }
 },
 "standings": {
  "reported": {
   "words": "Alleged; no outcome known",
   "outline": "M0 -0.9L0.2 -0.88L0.39 -0.81L0.56 -0.7L0.7 -0.56L0.81 -0.39L0.88 -0.2L0.9 -0L0.88 0.2L0.81 0.39L0.7 0.56L0.56 0.7L0.39 0.81L0.2 0.88L0 0.9L-0.2 0.88L-0.39 0.81L-0.56 0.7L-0.7 0.56L-0.81 0.39L-0.88 0.2L-0.9 0L-0.88 -0.2L-0.81 -0.39L-0.7 -0.56L-0.56 -0.7L-0.39 -0.81L-0.2 -0.88Z",
   "body": "#ffffff",
   "marks": [],
   "mark": "#1a1a1a"
  },
  "under_investigation": {
   "words": "Alleged; under official inquiry",
   "outline": "M0 -0.9L0.2 -0.88L0.39 -0.81L0.56 -0.7L0.7 -0.56L0.81 -0.39L0.88 -0.2L0.9 -0L0.88 0.2L0.81 0.39L0.7 0.56L0.56 0.7L0.39 0.81L0.2 0.88L0 0.9L-0.2 0.88L-0.39 0.81L-0.56 0.7L-0.7 0.56L-0.81 0.39L-0.88 0.2L-0.9 0L-0.88 -0.2L-0.81 -0.39L-0.7 -0.56L-0.56 -0.7L-0.39 -0.81L-0.2 -0.88Z",
   "body": "#ffffff",
   "marks": [
    "M0 -0.42L0.16 -0.39L0.3 -0.3L0.39 -0.16L0.42 -0L0.39 0.16L0.3 0.3L0.16 0.39L0 0.42L-0.16 0.39L-0.3 0.3L-0.39 0.16L-0.42 0L-0.39 -0.16L-0.3 -0.3L-0.16 -0.39Z"
   ],
   "mark": "#1a1a1a"
  },
  "searched": {
   "words": "Alleged; premises searched",
   "outline": "M0 -0.9L0.2 -0.88L0.39 -0.81L0.56 -0.7L0.7 -0.56L0.81 -0.39L0.88 -0.2L0.9 -0L0.88 0.2L0.81 0.39L0.7 0.56L0.56 0.7L0.39 0.81L0.2 0.88L0 0.9L-0.2 0.88L-0.39 0.81L-0.56 0.7L-0.7 0.56L-0.81 0.39L-0.88 0.2L-0.9 0L-0.88 -0.2L-0.81 -0.39L-0.7 -0.56L-0.56 -0.7L-0.39 -0.81L-0.2 -0.88Z",
   "body": "#ffffff",
   "marks": [
    "M0 -0.9L0 0.9L-0.2 0.88L-0.39 0.81L-0.56 0.7L-0.7 0.56L-0.81 0.39L-0.88 0.2L-0.9 0L-0.88 -0.2L-0.81 -0.39L-0.7 -0.56L-0.56 -0.7L-0.39 -0.81L-0.2 -0.88Z"
   ],
   "mark": "#1a1a1a"
  },
  "charges_filed": {
   "words": "Alleged; charges filed",
   "outline": "M0 -1.1L1.1 -0L0 1.1L-1.1 0Z",
   "body": "#1a1a1a",
   "marks": [
    "M0 -0.34L0.17 -0.29L0.29 -0.17L0.34 -0L0.29 0.17L0.17 0.29L0 0.34L-0.17 0.29L-0.29 0.17L-0.34 0L-0.29 -0.17L-0.17 -0.29Z"
   ],
   "mark": "#ffffff"
  },
  "closure_ordered": {
   "words": "Alleged; closure ordered",
   "outline": "M0.78 -0.78L0.78 0.78L-0.78 0.78L-0.78 -0.78Z",
   "body": "#ffffff",
   "marks": [
    "M-0.5 -0.16L0.5 -0.16L0.5 0.16L-0.5 0.16Z"
   ],
   "mark": "#1a1a1a"
  },
  "reported_closed": {
   "words": "Alleged; reported closed",
   "outline": "M0 -0.9L0.2 -0.88L0.39 -0.81L0.56 -0.7L0.7 -0.56L0.81 -0.39L0.88 -0.2L0.9 -0L0.88 0.2L0.81 0.39L0.7 0.56L0.56 0.7L0.39 0.81L0.2 0.88L0 0.9L-0.2 0.88L-0.39 0.81L-0.56 0.7L-0.7 0.56L-0.81 0.39L-0.88 0.2L-0.9 0L-0.88 -0.2L-0.81 -0.39L-0.7 -0.56L-0.56 -0.7L-0.39 -0.81L-0.2 -0.88Z",
   "body": "#1a1a1a",
   "marks": [
    "M-0.3 -0.48L0.48 0.3L0.3 0.48L-0.48 -0.3Z",
    "M-0.48 0.3L0.3 -0.48L0.48 -0.3L-0.3 0.48Z"
   ],
   "mark": "#ffffff"
  },
  "reported_ceased_disputed": {
   "words": "Alleged; said to have ceased, disputed",
   "outline": "M0 -1.05L1.05 0.85L-1.05 0.85Z",
   "body": "#ffffff",
   "marks": [
    "M0 -0.3L0.15 -0.26L0.26 -0.15L0.3 -0L0.26 0.15L0.15 0.26L0 0.3L-0.15 0.26L-0.26 0.15L-0.3 0L-0.26 -0.15L-0.15 -0.26Z"
   ],
   "mark": "#1a1a1a"
  },
  "not_found": {
   "words": "Alleged; not found or not active",
   "outline": "M0 -0.9L0.2 -0.88L0.39 -0.81L0.56 -0.7L0.7 -0.56L0.81 -0.39L0.88 -0.2L0.9 -0L0.88 0.2L0.81 0.39L0.7 0.56L0.56 0.7L0.39 0.81L0.2 0.88L0 0.9L-0.2 0.88L-0.39 0.81L-0.56 0.7L-0.7 0.56L-0.81 0.39L-0.88 0.2L-0.9 0L-0.88 -0.2L-0.81 -0.39L-0.7 -0.56L-0.56 -0.7L-0.39 -0.81L-0.2 -0.88Z",
   "body": "#d8d8d8",
   "marks": [
    "M-0.69 0.52L0.52 -0.69L0.69 -0.52L-0.52 0.69Z"
   ],
   "mark": "#1a1a1a"
  }
 },
 "precisions": {
  "neighbourhood": "known to the neighbourhood",
  "city": "known to the city",
  "region": "known to the region",
  "unknown": "place not known"
 }
};
