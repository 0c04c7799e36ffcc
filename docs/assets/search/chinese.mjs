// Chinese queries: traditional characters as simplified ones, and without the words of a question.
// Loaded only for a query with Chinese characters.

// Pairs of a traditional and a simplified character, those that texts about chat services use.
const PAIRS =
  "錯错誤误碼码號号態态狀状報报異异賬账帳账戶户員员無无權权沒没許许認认證证驗验簽签過过時时間间發发" +
  "訊讯傳传輸输連连線线網网絡络斷断開开關关閉闭離离羣群組组討讨論论頻频圖图視视語语電电話话檔档詞词" +
  "內内審审風风險险數数據据庫库參参請请應应該该標标識识簡简體体長长寬宽頁页項项額额滿满達达級级別别" +
  "類类設设備备機机個个們们這这裡里裏里還还進进遠远運运啟启動动當当對对為为從从後后會会來来務务處处" +
  "詢询將将給给終终續续緩缓總总結结統统維维經经雲云極极環环聲声騰腾飛飞釘钉華华讓让邊边鏈链鍵键鎖锁" +
  "鑰钥導导尋寻實实寫写讀读刪删選选擇择變变換换樣样條条歷历記记錄录題题鈴铃響响聽听麥麦擴扩屬属資资" +
  "產产優优價价單单訂订購购買买賣卖費费餘余積积構构測测試试準准確确適适載载輕轻輪轮轉转輯辑邏逻郵邮" +
  "鄰邻釋释針针鏡镜門门閱阅隊队階阶際际隨随難难雙双雜杂霧雾靜静預预領领頭头顯显飾饰駐驻驅驱鬆松黨党" +
  "齊齐齡龄並并亂乱佔占係系倉仓側侧偵侦傷伤僅仅儘尽償偿儲储兩两冊册凍冻剛刚創创劃划劑剂勞劳勝胜勢势" +
  "協协卻却廠厂嗎吗嘗尝囑嘱圍围園园圓圆團团執执堅坚場场塊块壓压壞坏夠够奪夺奮奋妳你學学宮宫寶宝專专" +
  "層层島岛師师帶带幫帮幾几廢废廣广廳厅張张強强彈弹復复徵征憶忆懷怀戰战戲戏拋抛掃扫掛挂採采揮挥損损" +
  "搶抢撥拨擁拥擊击擋挡擾扰攜携攝摄敗败敵敌暫暂曉晓曬晒書书朧胧東东柵栅業业榮荣樓楼槍枪橋桥檢检歐欧" +
  "歡欢歲岁殘残殺杀毀毁氣气決决沖冲況况涼凉淚泪淨净減减湊凑溝沟滅灭滯滞漢汉潛潜澤泽濟济濾滤灣湾災灾" +
  "爭争爲为牆墙獎奖獨独獲获現现瑪玛畢毕畫画療疗盜盗盡尽監监盤盘眾众睏困矚瞩礎础禮礼稱称種种穩稳窩窝" +
  "筆笔節节範范築筑籤签糾纠紀纪約约紅红純纯紙纸細细絕绝綁绑綠绿綫线編编緊紧緒绪練练縮缩績绩織织繞绕" +
  "繪绘繫系罰罚罷罢習习聯联職职聰聪肅肃腦脑膽胆臉脸臨临臺台與与興兴舊旧艦舰藝艺莊庄葉叶蒐搜藍蓝虛虚" +
  "補补裝装見见規规覺觉觀观觸触計计訓训託托訪访訴诉診诊註注評评詳详誰谁課课調调談谈諸诸謀谋謎谜謝谢" +
  "譯译議议護护貝贝負负財财貢贡責责貨货販贩貼贴貴贵貿贸賀贺賞赏質质賴赖贈赠贊赞趕赶趙赵趨趋跡迹踐践" +
  "踴踊車车軌轨軍军軟软較较輔辅輩辈辦办農农遙遥遞递遷迁遺遗鄉乡醫医鉛铅銀银銷销鋪铺錢钱錶表鐘钟鐵铁" +
  "閃闪閒闲閘闸隱隐隻只雖虽雞鸡頂顶順顺須须頓顿顏颜願愿飯饭館馆駕驾驚惊髮发鬧闹魚鱼鮮鲜鳥鸟點点鑒鉴" +
  "鑑鉴";
/** @type {Map<string, string>} */
const SIMPLIFIED = new Map(Array.from({ length: PAIRS.length / 2 }, (_, at) => [PAIRS[2 * at], PAIRS[2 * at + 1]]));

// Words of Taiwan and Hong Kong, in simplified characters, with those of the mainland.
/** @type {Record<string, string>} */
const WORDS = {
  "使用者": "用户", "装置": "设备", "登入": "登录", "登出": "退出登录", "群组": "群", "逾时": "超时", "讯息": "消息", "简讯": "短信",
  "伺服器": "服务器", "网路": "网络", "连线": "连接", "资料库": "数据库", "金钥": "密钥", "权杖": "token", "封锁": "拉黑", "影片": "视频",
  "档案": "文件", "介面": "接口", "程式": "程序", "字元": "字符",
};
const WORD = new RegExp(Object.keys(WORDS).join("|"), "g");

// Words of questions, and particles; the longest first.
const ASKED = /请问|求助|大佬|有没有人|有人|知道|是不是|是什么意思|什么意思|什么原因|怎么解决|怎么处理|怎么回事|怎么办|怎么样|为什么|为啥|如何|怎么|怎样|咋办|什么|解决办法|解决|处理|错误代码|错误码|错误号|返回码|状态码|报错|提示|一直|总是|老是|出现|显示|返回|意思|[的了吗呢啊吧呀我你]/g;

/**
 * Returns a text with simplified characters.
 * @param {string} text
 */
export function simplified(text) {
  return text.replace(/[\u4e00-\u9fff]/g, (sign) => SIMPLIFIED.get(sign) ?? sign);
}

/**
 * Returns a text with the characters and words of the mainland.
 * @param {string} text
 */
function mainland(text) {
  return simplified(text).replace(WORD, (word) => WORDS[word]);
}

/**
 * Returns a Chinese query in simplified characters, without what only asks; the whole query if
 * nothing else is left.
 * @param {string} text
 * @param {boolean} [whole] with what only asks
 */
export function telling(text, whole = false) {
  const plain = mainland(text);
  if (whole) return plain;
  const rest = plain.replace(ASKED, " ").trim();
  return rest || plain;
}
