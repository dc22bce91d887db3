/* Built from scripts/ by `make scripts`; not edited by hand. */
(()=>{document.documentElement.className="js";window.addEventListener("load",()=>{window.stationPage||(document.documentElement.className="")});})();
