package vn.gov.haiduong.haidang.wording;

import vn.gov.haiduong.haidang.probe.Cause;

/**
 * What a cause is called, what it means, and what to do first.
 *
 * @param name a heading or table cell, without full stop
 * @param meaning one sentence
 * @param firstStep one sentence for the officer in charge
 */
public record CauseWords(String name, String meaning, String firstStep) {

  /** The words of {@code cause}; a new cause does not compile without them. */
  public static CauseWords of(Cause cause) {
    return switch (cause) {
      case DNS_NXDOMAIN ->
          new CauseWords(
              "Tên miền không tồn tại",
              "Máy chủ tên miền trả lời rằng tên này không có.",
              "Kiểm tra tên miền có bị viết sai, hết hạn đăng ký hoặc bị xóa khỏi vùng không.");
      case DNS_NODATA ->
          new CauseWords(
              "Tên miền không có địa chỉ",
              "Tên có tồn tại nhưng không có bản ghi thuộc loại được hỏi.",
              "Kiểm tra bản ghi A, AAAA của tên trong vùng tên miền.");
      case DNS_SERVFAIL ->
          new CauseWords(
              "Máy chủ tên miền báo lỗi",
              "Máy chủ tên miền không trả lời được vì lỗi của chính nó hoặc của vùng (SERVFAIL).",
              "Kiểm tra máy chủ tên miền của vùng và chữ ký DNSSEC.");
      case DNS_REFUSED ->
          new CauseWords(
              "Máy chủ tên miền từ chối trả lời",
              "Máy chủ tên miền không chịu trả lời câu hỏi này (REFUSED).",
              "Kiểm tra cấu hình cho phép truy vấn và danh sách máy chủ của vùng.");
      case DNS_TIMEOUT ->
          new CauseWords(
              "Máy chủ tên miền không trả lời",
              "Hết thời gian chờ mà không có câu trả lời cho tên miền.",
              "Kiểm tra máy chủ tên miền có chạy và cổng 53 có thông không.");
      case DNS_MALFORMED ->
          new CauseWords(
              "Câu trả lời tên miền bị hỏng",
              "Câu trả lời sai quy cách hoặc các bản ghi CNAME tạo thành vòng.",
              "Kiểm tra phần mềm máy chủ tên miền và các bản ghi CNAME.");
      case DNS_DISAGREE ->
          new CauseWords(
              "Các máy chủ tên miền không khớp nhau",
              "Các máy chủ của cùng một vùng trả lời khác nhau.",
              "So số hiệu SOA trên từng máy chủ và kiểm tra việc chuyển vùng.");
      case DNS_LAME ->
          new CauseWords(
              "Máy chủ tên miền không phục vụ vùng",
              "Một máy chủ được khai cho vùng nhưng không trả lời với tư cách máy chủ của vùng.",
              "Sửa danh sách máy chủ tên miền của vùng hoặc cấu hình máy chủ đó.");
      case CONNECT_REFUSED ->
          new CauseWords(
              "Kết nối bị từ chối",
              "Máy có trả lời nhưng không có dịch vụ nào mở ở cổng này.",
              "Kiểm tra dịch vụ có đang chạy và tường lửa có chặn cổng không.");
      case CONNECT_TIMEOUT ->
          new CauseWords(
              "Không kết nối được trong thời gian chờ",
              "Máy không trả lời yêu cầu kết nối.",
              "Kiểm tra máy chủ, đường truyền và tường lửa.");
      case CONNECT_RESET ->
          new CauseWords(
              "Kết nối bị ngắt ngay",
              "Kết nối bị ngắt trước khi gửi được yêu cầu.",
              "Kiểm tra dịch vụ và thiết bị cân bằng tải, tường lửa ở phía trước.");
      case UNREACHABLE ->
          new CauseWords(
              "Không có đường tới máy",
              "Mạng báo rằng không tới được địa chỉ này.",
              "Kiểm tra đường truyền và định tuyến tới địa chỉ.");
      case TLS_HANDSHAKE ->
          new CauseWords(
              "Không bắt tay được TLS",
              "Không thiết lập được kết nối mã hóa với máy chủ.",
              "Kiểm tra cấu hình TLS: phiên bản từ 1.2 trở lên, bộ mã và chứng thư số.");
      case TLS_TIMEOUT ->
          new CauseWords(
              "Bắt tay TLS quá lâu",
              "Máy chủ nhận kết nối nhưng không hoàn thành bắt tay TLS trong thời gian chờ.",
              "Kiểm tra tải của máy chủ và thiết bị ở phía trước.");
      case TLS_UNTRUSTED ->
          new CauseWords(
              "Chứng thư số không đáng tin cậy",
              "Chứng thư số không dẫn tới tổ chức chứng thực được tin cậy hoặc không dùng cho máy chủ.",
              "Cài đủ chuỗi chứng thư trung gian hoặc thay bằng chứng thư của tổ chức được tin cậy.");
      case TLS_EXPIRED ->
          new CauseWords(
              "Chứng thư số đã hết hạn",
              "Có chứng thư số trong chuỗi đã quá ngày hết hạn.",
              "Gia hạn và cài chứng thư số mới.");
      case TLS_NOT_YET_VALID ->
          new CauseWords(
              "Chứng thư số chưa có hiệu lực",
              "Ngày bắt đầu hiệu lực của chứng thư số còn ở phía trước.",
              "Kiểm tra đồng hồ khi cấp và chứng thư số được cài.");
      case TLS_WRONG_HOST ->
          new CauseWords(
              "Chứng thư số của tên miền khác",
              "Chứng thư số không ghi tên miền này.",
              "Cài chứng thư số có đúng tên miền trong phần subjectAltName.");
      case TLS_WEAK ->
          new CauseWords(
              "Chứng thư số yếu",
              "Khóa hoặc chữ ký của chứng thư số không còn an toàn.",
              "Thay bằng chứng thư RSA từ 2048 bit hoặc ECDSA, ký bằng SHA-256 trở lên.");
      case HTTP_STATUS ->
          new CauseWords(
              "Mã trạng thái không như mong đợi",
              "Máy chủ web trả lời bằng mã trạng thái báo lỗi.",
              "Xem nhật ký của máy chủ web và ứng dụng.");
      case HTTP_MALFORMED ->
          new CauseWords(
              "Câu trả lời web bị hỏng",
              "Câu trả lời không đúng quy cách HTTP hoặc không giải nén được.",
              "Kiểm tra máy chủ web, bộ nén và thiết bị trung gian.");
      case HTTP_CLOSED ->
          new CauseWords(
              "Máy chủ web ngắt giữa chừng",
              "Kết nối bị ngắt trước khi nhận đủ câu trả lời.",
              "Xem nhật ký của máy chủ web và ứng dụng.");
      case HTTP_TIMEOUT ->
          new CauseWords(
              "Máy chủ web trả lời quá lâu",
              "Hết thời gian chờ mà chưa nhận đủ câu trả lời.",
              "Kiểm tra tải của máy chủ, ứng dụng và cơ sở dữ liệu.");
      case HTTP_TOO_LARGE ->
          new CauseWords(
              "Phần đầu câu trả lời quá lớn",
              "Phần đầu của câu trả lời web vượt quá 256 KiB.",
              "Kiểm tra cookie và tiêu đề mà ứng dụng gửi ra.");
      case HTTP_REFUSED ->
          new CauseWords(
              "Lớp bảo vệ không cho đo",
              "Trang còn hoạt động nhưng lớp bảo vệ từ chối yêu cầu của bộ giám sát.",
              "Đề nghị đơn vị quản lý cho phép địa chỉ của bộ giám sát.");
      case REDIRECT_LOOP ->
          new CauseWords(
              "Chuyển hướng vòng tròn",
              "Trang chuyển hướng trở lại chính nó.",
              "Kiểm tra cấu hình chuyển hướng của máy chủ web và ứng dụng.");
      case REDIRECT_LIMIT ->
          new CauseWords(
              "Chuyển hướng quá nhiều lần",
              "Số lần chuyển hướng vượt quá giới hạn.",
              "Kiểm tra cấu hình chuyển hướng của máy chủ web và ứng dụng.");
      case REDIRECT_REFUSED ->
          new CauseWords(
              "Chuyển hướng không được phép",
              "Trang chuyển hướng tới địa chỉ không hợp lệ hoặc địa chỉ bên trong mạng.",
              "Kiểm tra cấu hình chuyển hướng; có thể trang đã bị sửa trái phép.");
      case REDIRECT_OFF_HOST ->
          new CauseWords(
              "Chuyển hướng sang trang khác",
              "Trang dẫn tới một tên miền không phải của mình.",
              "Xác nhận tên miền mới với đơn vị và ghi vào danh mục, hoặc kiểm tra trang có bị sửa trái phép.");
      case ERROR_PAGE ->
          new CauseWords(
              "Trang báo lỗi hoặc bảo trì",
              "Máy chủ trả lời thành công nhưng nội dung là trang lỗi hoặc thông báo bảo trì.",
              "Kiểm tra ứng dụng web và cơ sở dữ liệu.");
      case PLACEHOLDER_PAGE ->
          new CauseWords(
              "Trang mặc định hoặc tên miền bỏ trống",
              "Nội dung là trang mặc định của máy chủ, danh sách thư mục hoặc trang của tên miền bị tạm dừng.",
              "Kiểm tra việc triển khai trang và tình trạng tên miền, dịch vụ lưu trữ.");
      case EMPTY_PAGE ->
          new CauseWords(
              "Trang trống",
              "Trang trả về không có nội dung nào nhìn thấy được.",
              "Kiểm tra ứng dụng web và giao diện của trang.");
      case TEXT_FORBIDDEN ->
          new CauseWords(
              "Có nội dung không được phép",
              "Trang có đoạn chữ nằm trong danh sách không được xuất hiện.",
              "Mở trang để kiểm tra; nếu bị sửa trái phép thì báo bộ phận an toàn thông tin.");
      case TEXT_MISSING ->
          new CauseWords(
              "Thiếu nội dung bắt buộc",
              "Trang không có đoạn chữ phải có.",
              "Mở trang để kiểm tra; nếu trang đã đổi thì cập nhật đoạn chữ trong danh mục.");
      case CONTENT_CHANGED ->
          new CauseWords(
              "Nội dung thay đổi nhiều",
              "Trang khác nhiều so với bản đã được xác nhận.",
              "Mở trang để kiểm tra; nếu đúng thì xác nhận bản mới.");
      case CONTENT_SUSPECT ->
          new CauseWords(
              "Nội dung cần kiểm tra",
              "Trang có dấu hiệu bất thường cần người xem xét.",
              "Mở trang để kiểm tra và báo bộ phận an toàn thông tin nếu đúng.");
      case LINK_MISSING ->
          new CauseWords(
              "Thiếu liên kết với cổng tỉnh",
              "Trang không có liên kết tới cổng thông tin điện tử của tỉnh.",
              "Đề nghị đơn vị thêm liên kết tới cổng tỉnh trên trang chủ.");
      case LINK_WRONG ->
          new CauseWords(
              "Liên kết với cổng tỉnh không đúng",
              "Liên kết tới cổng tỉnh dẫn tới địa chỉ khác.",
              "Đề nghị đơn vị sửa địa chỉ của liên kết.");
      case LINK_BROKEN ->
          new CauseWords(
              "Liên kết với cổng tỉnh bị hỏng",
              "Liên kết tới cổng tỉnh không mở được.",
              "Kiểm tra địa chỉ của liên kết và tình trạng của cổng tỉnh.");
      case REPLY_UNEXPECTED ->
          new CauseWords(
              "Dịch vụ trả lời không như mong đợi",
              "Dịch vụ có trả lời nhưng nội dung báo lỗi hoặc sai giao thức.",
              "Xem nhật ký của dịch vụ và kiểm tra đúng dịch vụ đang chạy ở cổng này.");
      case REPLY_TIMEOUT ->
          new CauseWords(
              "Dịch vụ không trả lời",
              "Kết nối được nhưng dịch vụ không trả lời trong thời gian chờ.",
              "Kiểm tra dịch vụ có bị treo hoặc quá tải không.");
      case REPLY_CLOSED ->
          new CauseWords(
              "Dịch vụ ngắt kết nối",
              "Dịch vụ ngắt kết nối trước khi trả lời xong.",
              "Xem nhật ký của dịch vụ; có thể nó đang từ chối hoặc quá tải.");
      case ECHO_TIMEOUT ->
          new CauseWords(
              "Máy không trả lời ICMP",
              "Không gói ICMP nào được trả lời.",
              "Kiểm tra máy, đường truyền và việc chặn ICMP.");
      case ECHO_LOSS ->
          new CauseWords(
              "Mất gói tin",
              "Một phần gói ICMP không được trả lời.",
              "Kiểm tra chất lượng đường truyền.");
      case BEAT_MISSED ->
          new CauseWords(
              "Mất tín hiệu sống",
              "Đối tượng đã bỏ ba lần báo tin liên tiếp.",
              "Kiểm tra đối tượng và đường truyền của nó tới bộ giám sát.");
      case ADDRESS_PARTIAL ->
          new CauseWords(
              "Một phần địa chỉ không hoạt động",
              "Tên miền có nhiều địa chỉ, một số trong đó không hoạt động.",
              "Sửa máy chủ của địa chỉ hỏng hoặc gỡ địa chỉ đó khỏi tên miền.");
      case SLOW ->
          new CauseWords(
              "Trả lời chậm",
              "Hoạt động tốt nhưng chậm hơn mức cho phép.",
              "Kiểm tra tải của máy chủ và đường truyền.");
      case UNCONFIRMED ->
          new CauseWords(
              "Lỗi chưa được xác nhận",
              "Có lần đo thất bại nhưng chưa đủ số lần để kết luận là gián đoạn.",
              "Chờ kết quả các lần đo tiếp theo.");
      case OWN_NETWORK ->
          new CauseWords(
              "Mạng của bộ giám sát có lỗi",
              "Bộ giám sát không đo được vì mạng ở phía mình.",
              "Kiểm tra đường truyền và máy chủ tên miền của bộ giám sát.");
      case OWN_OVERLOAD ->
          new CauseWords(
              "Bộ giám sát quá tải",
              "Bộ giám sát không kịp đo đúng giờ hoặc hết tài nguyên.",
              "Kiểm tra tải, số tệp được mở và bộ nhớ của máy giám sát.");
      case OWN_CLOCK ->
          new CauseWords(
              "Đồng hồ của bộ giám sát nhảy",
              "Đồng hồ của máy giám sát thay đổi đột ngột trong khi đo.",
              "Kiểm tra việc đồng bộ giờ của máy giám sát.");
      case OWN_STOPPED ->
          new CauseWords(
              "Bộ giám sát không chạy",
              "Bộ giám sát đã dừng trong thời gian này.",
              "Kiểm tra vì sao bộ giám sát dừng.");
      case PARENT_UNREACHABLE ->
          new CauseWords(
              "Đường tới đối tượng bị gián đoạn",
              "Đường truyền hoặc hệ thống đứng trước đối tượng đang gián đoạn nên không đo được.",
              "Xử lý sự cố của đường truyền hoặc hệ thống đứng trước.");
      case NOT_MEASURED ->
          new CauseWords(
              "Không đo từ vị trí này",
              "Đối tượng không được đánh giá từ vị trí của bộ giám sát này.",
              "Đặt thêm bộ giám sát ở vị trí phù hợp nếu cần.");
      case BAD_TARGET ->
          new CauseWords(
              "Đối tượng không đo được",
              "Địa chỉ hoặc mã đối tượng không hợp lệ.",
              "Kiểm tra lại địa chỉ hoặc mã trong danh mục.");
    };
  }
}
