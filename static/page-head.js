/* Built from scripts/ by `make scripts`; not edited by hand. */
(()=>{var e=new URLSearchParams(location.search).get("theme");e&&(document.documentElement.dataset.theme=e);document.documentElement.className="js";window.addEventListener("load",()=>{window.stationPage||(document.documentElement.className="")});})();
