/* Built from scripts/ by `make scripts`; not edited by hand. */
function a({data:i,setStateValue:o}){let t=document.querySelector('iframe[title="streamlit_folium.st_folium"]'),e=t&&t.contentWindow.stationMap,n=e?e.view().map(s=>Math.round(s*100)/100):null;JSON.stringify(n)!==JSON.stringify(i)&&o("seen",n)}export{a as default};
