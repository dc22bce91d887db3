/* Built from scripts/ by `make scripts`; not edited by hand. */
var t="embed_options";function a({data:c}){let e=new URLSearchParams(location.search),o=`${c}_theme`,l=e.getAll(t).filter(n=>!n.endsWith("_theme"));if(!(e.getAll(t).length===l.length+1&&e.getAll(t).includes(o))){e.delete(t);for(let n of[...l,o])e.append(t,n);location.replace(`?${e}${location.hash}`)}}export{a as default};
